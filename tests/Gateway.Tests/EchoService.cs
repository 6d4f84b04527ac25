using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AfterSchool.Gateway.Tests;

/// <summary>What a service got from the gateway.</summary>
public sealed record Got(string Service, string Method, string Target, Dictionary<string, string> Headers)
{
    /// <summary>The header, or null when it did not come.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header.ToUpperInvariant());
}

/// <summary>A service behind the gateway: remembers what it got and says it back.</summary>
public class EchoService : IAsyncDisposable
{
    private readonly ConcurrentQueue<Got> _got = new();
    private WebApplication? _app;

    /// <summary>Its name, as the routes have it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Everything it got, its own health checks aside.</summary>
    public IReadOnlyCollection<Got> Got => _got;

    /// <summary>Starts it on a free port.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Use(RememberAsync);
        Map(_app);
        _app.MapFallback((Delegate)EchoAsync);
        await _app.StartAsync();
        Address = _app.Urls.Single();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What it answers beside the echo.</summary>
    protected virtual void Map(WebApplication app) { }

    /// <summary>What came, as it came.</summary>
    protected Got Read(HttpContext http) =>
        new(
            Name,
            http.Request.Method,
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            http.Request.Headers.ToDictionary(header => header.Key.ToUpperInvariant(), header => $"{header.Value}")
        );

    private async Task RememberAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path == "/health/ready" && http.Request.Headers.UserAgent.Count == 0)
            return;
        _got.Enqueue(Read(http));
        await next(http);
    }

    private async Task<IResult> EchoAsync(HttpContext http)
    {
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        if (http.Request.Query.ContainsKey("never"))
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        http.Response.Headers["X-Powered-By"] = "echo";
        http.Response.Headers.Server = "echo";
        http.Response.Headers.ContentSecurityPolicy = "default-src *";
        if (http.Request.Query["cache"] is [{ } cache])
            http.Response.Headers.CacheControl = cache;
        return TypedResults.Ok(Read(http));
    }
}
