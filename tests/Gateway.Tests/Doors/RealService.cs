using AfterSchool.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>A service as it is, on a port of its own, that signs its answers and can be asked to stop at the door.</summary>
public interface IRealService : IAsyncDisposable
{
    /// <summary>Its name in paths.</summary>
    string Name { get; }

    /// <summary>Where it listens.</summary>
    string Address { get; }

    /// <summary>What it is made of.</summary>
    IServiceProvider Services { get; }

    /// <summary>Its endpoints; what answers 404 where there is nothing is none.</summary>
    IReadOnlyList<RouteEndpoint> Endpoints =>
        [
            .. Services
                .GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(one => one.RoutePattern.RawText != "{**path}"),
        ];
}

/// <inheritdoc cref="IRealService"/>
/// <typeparam name="TEntry">A type of the service's assembly.</typeparam>
internal sealed class RealService<TEntry>(
    string name,
    bool works,
    IReadOnlyDictionary<string, string?> settings,
    ILoggerProvider? log
) : WebApplicationFactory<TEntry>, IRealService
    where TEntry : class
{
    public string Name => name;

    public string Address { get; private set; } = "";

    public IRealService Start()
    {
        var port = Backends.FreePort();
        UseKestrel(port);
        StartServer();
        Address = $"http://127.0.0.1:{port}";
        return this;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging =>
        {
            // A service without its database has much to say, and nobody to say it to.
            logging.ClearProviders();
            if (log is not null)
                logging.ListenWith(log);
        });
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter>(new Signed(name));
            services.AddSingleton<IAuthorizationMiddlewareResultHandler, Doorkeeper>();
            if (!works)
                Rest(services);
        });
    }

    // Only doors are tried: nothing of what a service does by itself runs, so it needs neither database nor broker.
    private static void Rest(IServiceCollection services)
    {
        foreach (
            var work in services
                .Where(one =>
                    one.ServiceType == typeof(IHostedService)
                    && one.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                        != true
                )
                .ToArray()
        )
            services.Remove(work);
    }
}

/// <summary>Signs every answer with the service's name: an answer without it is the gateway's own.</summary>
internal sealed class Signed(string service) : IStartupFilter
{
    public const string Header = "X-Answered-By";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, go) =>
                {
                    http.Response.OnStarting(() =>
                    {
                        http.Response.Headers[Header] = service;
                        return Task.CompletedTask;
                    });
                    return go(http);
                }
            );
            next(app);
        };
}

/// <summary>
/// Stops a request that bears the header right behind the door: who was let in is told so, and nothing is done. Who was not gets
/// the service's own refusal. So a door's answer is never taken for the answer of what lies behind it.
/// </summary>
internal sealed class Doorkeeper : IAuthorizationMiddlewareResultHandler
{
    public const string Header = "X-Only-The-Door";
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (!authorizeResult.Succeeded || !context.Request.Headers.ContainsKey(Header))
            return _usual.HandleAsync(next, context, policy, authorizeResult);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
