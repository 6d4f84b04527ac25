using Microsoft.AspNetCore.Http.Features;

namespace AfterSchool.Gateway.Proxy;

/// <summary>
/// Only paths that mean the same to everybody: no empty or dotted segments, no backslash, nothing encoded that a service behind
/// might decode once more. What is refused here could be one route to the gateway and another to the service.
/// </summary>
internal static class PlainPaths
{
    private static readonly string[] Ambiguous = ["%2e", "%2f", "%5c", "%25", "%00", "\\", "//"];

    public static void UsePlainPaths(this WebApplication app) =>
        app.Use(
            (http, next) =>
            {
                if (IsPlain(RawPathOf(http)) && IsPlain(http.Request.Path.Value!))
                    return next(http);
                http.SetEndpoint(null);
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );

    internal static bool IsPlain(string path) =>
        !Ambiguous.Any(one => path.Contains(one, StringComparison.OrdinalIgnoreCase))
        && !path.Split('/').Any(segment => segment is "." or "..")
        && !path.Any(char.IsControl);

    // As it came: the server has already decoded and resolved the path that routing sees.
    private static string RawPathOf(HttpContext http)
    {
        var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (
            Uri.TryCreate(raw, UriKind.Absolute, out var absolute)
            && absolute.Scheme.StartsWith("http", StringComparison.Ordinal)
        )
            raw = raw[raw.IndexOf("//", StringComparison.Ordinal)..][2..];
        var query = raw.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? raw : raw[..query];
    }
}
