using System.Net.Http.Headers;
using AfterSchool.EndToEnd;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AfterSchool.Load;

/// <summary>
/// A service that checks the token and answers with whom it names, without a database: through the same gateway it is the ceiling of
/// anything behind it, and says what else this machine was doing in that minute.
/// </summary>
internal sealed class Echo : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Echo(WebApplication app, int port) => (_app, Address) = (app, new Uri($"http://127.0.0.1:{port}"));

    /// <summary>Where it listens itself.</summary>
    public Uri Address { get; }

    /// <summary>The whole system, with a route to the echo and without limits that one machine would meet at once.</summary>
    public static async Task<(RunningSystem System, Echo Echo)> BesideSystemAsync()
    {
        var port = Backends.FreePort();
        foreach (var (key, value) in Route(port))
            Environment.SetEnvironmentVariable(key, value);
        var system = new DurableSystem { IsWatched = false };
        await system.InitializeAsync();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Access:Issuer"] = system.Gateway.AbsoluteUri;
        builder.Configuration["services:directory:http:0"] = system.At("directory").AbsoluteUri;
        builder.Logging.ClearProviders();
        builder.AddAccess();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/echo", (Caller caller) => caller.AccountId).For(Roles.Guardian);
        await app.StartAsync();
        return (system, new Echo(app, port));
    }

    /// <summary>A program with that token.</summary>
    public static HttpClient Client(Uri address, string token) =>
        new()
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Dictionary<string, string> Route(int port) =>
        new()
        {
            ["ReverseProxy__Routes__echo__ClusterId"] = "echo",
            ["ReverseProxy__Routes__echo__AuthorizationPolicy"] = "anonymous",
            ["ReverseProxy__Routes__echo__Match__Path"] = "/echo",
            ["ReverseProxy__Clusters__echo__Destinations__only__Address"] = "http://echo",
            ["services__echo__http__0"] = $"http://127.0.0.1:{port}",
        };

    // What tests forgo, figures must have: a commit that is on the disk.
    private sealed class DurableSystem : RunningSystem
    {
        protected override Task<string[]> MoreArgumentsAsync() =>
            Task.FromResult<string[]>(["--AfterSchool:Durable=true"]);
    }
}
