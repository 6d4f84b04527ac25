using System.Net.Http.Headers;
using System.Net.Http.Json;
using AfterSchool.EndToEnd;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AfterSchool.Figures;

/// <summary>A plan read and an enrolment request, at the service and through the gateway, beside a bare token-checked echo.</summary>
internal static class Throughput
{
    private const int Requests = 4_000;

    public static async IAsyncEnumerable<string> MeasureAsync()
    {
        var echoPort = Backends.FreePort();
        foreach (var (key, value) in ExtraRoute(echoPort))
            Environment.SetEnvironmentVariable(key, value);
        await using var system = new RunningSystem { IsWatched = false };
        await system.InitializeAsync();
        await using var echo = await StartEchoAsync(echoPort, system);
        var opened = await OpenedSchool.OpenAsync(system);
        var secret = await system.GatewaySecretAsync();
        var (guardian, office) = (await opened.Guardian.TokenAsync(secret), await opened.Office.TokenAsync(secret));

        using var gateway = Client(system.Gateway, guardian);
        using var service = Client(system.At("enrolment"), guardian);
        using var schoolGateway = Client(system.Gateway, office);
        using var schoolService = Client(system.At("enrolment"), office);
        using var bare = Client(new Uri($"http://127.0.0.1:{echoPort}"), guardian);
        yield return await Load.RunAsync("echo, itself", Requests, bare, () => new(HttpMethod.Get, "/echo"));
        yield return await Load.RunAsync(
            "echo, through the gateway",
            Requests,
            gateway,
            () => new(HttpMethod.Get, "/echo")
        );
        yield return await Load.RunAsync("plan read, at the service", Requests, schoolService, opened.Read);
        yield return await Load.RunAsync("plan read, through the gateway", Requests, schoolGateway, opened.Read);
        yield return await Load.RunAsync("enrolment request, at the service", Requests, service, opened.Ask);
        yield return await Load.RunAsync("enrolment request, through the gateway", Requests, gateway, opened.Ask);
        yield return await Load.RunAsync(
            "echo, through the gateway, again",
            Requests,
            gateway,
            () => new(HttpMethod.Get, "/echo")
        );
    }

    private static HttpClient Client(Uri address, string token) =>
        new()
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    private static Dictionary<string, string> ExtraRoute(int port) =>
        new()
        {
            ["ReverseProxy__Routes__echo__ClusterId"] = "echo",
            ["ReverseProxy__Routes__echo__AuthorizationPolicy"] = "anonymous",
            ["ReverseProxy__Routes__echo__Match__Path"] = "/echo",
            ["ReverseProxy__Clusters__echo__Destinations__only__Address"] = "http://echo",
            ["services__echo__http__0"] = $"http://127.0.0.1:{port}",
            ["Limits__Client__Burst"] = "1000000",
            ["Limits__Client__PerMinute"] = "100000000",
        };

    private static async Task<WebApplication> StartEchoAsync(int port, RunningSystem system)
    {
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
        return app;
    }
}
