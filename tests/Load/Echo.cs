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
        foreach (var (key, value) in Route("echo", "/echo", port))
            Environment.SetEnvironmentVariable(key.Replace(":", "__", StringComparison.Ordinal), value);
        var system = new DurableSystem { IsWatched = false };
        await system.InitializeAsync();
        var echo = await StartAsync(
            port,
            new Dictionary<string, string?>
            {
                ["Access:Issuer"] = system.Gateway.AbsoluteUri,
                ["services:directory:http:0"] = system.At("directory").AbsoluteUri,
            }
        );
        return (system, echo);
    }

    /// <summary>The echo, with whatever else is to be measured behind the same gateway in the same process.</summary>
    public static async Task<Echo> StartAsync(
        int port,
        IReadOnlyDictionary<string, string?> settings,
        Action<WebApplicationBuilder>? add = null,
        Action<WebApplication>? map = null
    )
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        builder.Logging.ClearProviders();
        builder.AddAccess();
        add?.Invoke(builder);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/echo", (Caller caller) => caller.AccountId).For(Roles.Guardian);
        map?.Invoke(app);
        await app.StartAsync();
        return new Echo(app, port);
    }

    /// <summary>A program with that token.</summary>
    public static HttpClient Client(Uri address, string token) =>
        new()
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    /// <summary>What tells the gateway the way to something behind it.</summary>
    public static IReadOnlyDictionary<string, string?> Route(string name, string path, int port) =>
        new Dictionary<string, string?>
        {
            [$"ReverseProxy:Routes:{name}:ClusterId"] = name,
            [$"ReverseProxy:Routes:{name}:AuthorizationPolicy"] = "anonymous",
            [$"ReverseProxy:Routes:{name}:Match:Path"] = path,
            [$"ReverseProxy:Clusters:{name}:Destinations:only:Address"] = $"http://{name}",
            [$"services:{name}:http:0"] = $"http://127.0.0.1:{port}",
        };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // What tests forgo, figures must have: a commit that is on the disk.
    private sealed class DurableSystem : RunningSystem
    {
        protected override Task<string[]> MoreArgumentsAsync() =>
            Task.FromResult<string[]>(["--AfterSchool:Durable=true"]);
    }
}
