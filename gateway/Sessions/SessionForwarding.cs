using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Model;

namespace AfterSchool.Gateway.Sessions;

/// <summary>
/// Routes with <c>Session: forward</c> get the session's access token; no other route does. A token that could not be refreshed in
/// time, because Directory is away, is not sent: the service would take it for somebody unknown.
/// </summary>
internal static class SessionForwarding
{
    public static void UseSessionTokens(this IReverseProxyApplicationBuilder proxy) =>
        proxy.Use(
            (http, next) =>
            {
                if (http.Features.Get<SessionToken>() is not { } token)
                    return next(http);
                if (http.GetReverseProxyFeature().Route.Config.Metadata?.GetValueOrDefault("Session") != "forward")
                    http.Features.Set<SessionToken>(null);
                else if (token.ExpiresAt <= TimeProvider.System.GetUtcNow())
                {
                    http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    http.Response.Headers[HeaderNames.RetryAfter] = "5";
                    return Task.CompletedTask;
                }
                return next(http);
            }
        );
}
