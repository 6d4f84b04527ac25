using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.Gateway.Protection;

/// <summary>What a page may do and load; the gateway's own docs page has another, set as a feature of its request.</summary>
/// <param name="Value">The policy.</param>
internal sealed record ContentPolicy(string Value)
{
    /// <summary>Everything from here, nothing inline, in nobody's frame.</summary>
    public static readonly ContentPolicy Strict = new(
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
}

/// <summary>Headers on every answer, whoever wrote it; a service cannot loosen them.</summary>
internal static class SecurityHeaders
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var https = app.Services.GetRequiredService<GatewaySettings>().IsHttps;
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    Set(http, https);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );
    }

    private static void Set(HttpContext http, bool https)
    {
        var headers = http.Response.Headers;
        foreach (var (name, value) in Always)
            headers[name] = value;
        headers.ContentSecurityPolicy = (http.Features.Get<ContentPolicy>() ?? ContentPolicy.Strict).Value;
        if (https)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        headers.Remove(HeaderNames.Server);
        headers.Remove(HeaderNames.XPoweredBy);
        // Answers are about people: nobody keeps them unless whoever answers says so.
        if (StringValues.IsNullOrEmpty(headers.CacheControl) && !http.Request.Path.StartsWithSegments("/assets"))
            headers.CacheControl = "no-store";
    }
}
