using Microsoft.AspNetCore.HttpOverrides;

namespace AfterSchool.Gateway.Proxy;

/// <summary>
/// Whatever a caller puts into Host or X-Forwarded-*, the gateway answers under its public name, and the services hear that name:
/// no header can bend a link or make a cookie lose its Secure.
/// </summary>
internal static class PublicName
{
    public static void UsePublicName(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<GatewaySettings>();
        if (settings.TrustedProxies.Count > 0)
            app.UseForwardedHeaders(FromTrusted(settings));
        var (scheme, host) = (settings.PublicUrl.Scheme, HostString.FromUriComponent(settings.PublicUrl));
        app.Use(
            (http, next) =>
            {
                (http.Request.Scheme, http.Request.Host) = (scheme, host);
                return next(http);
            }
        );
    }

    private static ForwardedHeadersOptions FromTrusted(GatewaySettings settings)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedProxies)
            options.KnownIPNetworks.Add(network);
        return options;
    }
}
