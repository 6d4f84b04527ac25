using Microsoft.AspNetCore.Http.Timeouts;

namespace AfterSchool.Gateway.Protection;

/// <summary>Limits of time, number and size.</summary>
internal static class ProtectionSetup
{
    public static void AddProtection(this WebApplicationBuilder builder, GatewaySettings settings)
    {
        builder.Services.AddRateLimits(settings.Limits);
        builder.Services.AddRequestTimeouts(options =>
            options.DefaultPolicy = new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromSeconds(settings.Limits.RequestSeconds),
                TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
            }
        );
    }

    /// <summary>Says 413 at once when the length is given; the server itself counts the bytes when it is not.</summary>
    public static void UseBodyLimit(this WebApplication app)
    {
        var most = app.Services.GetRequiredService<GatewaySettings>().Limits.BodyBytes;
        app.Use(
            (http, next) =>
            {
                if (http.Request.ContentLength is not { } length || length <= most)
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return Task.CompletedTask;
            }
        );
    }
}
