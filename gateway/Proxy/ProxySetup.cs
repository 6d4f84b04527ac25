using AfterSchool.Gateway.Sessions;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace AfterSchool.Gateway.Proxy;

/// <summary>The reverse proxy: routes from configuration, and what is taken from and given to each request on its way.</summary>
internal static class ProxySetup
{
    // Headers by which other proxies say who asks; a service might believe them, so nobody outside may send them.
    private static readonly string[] Spoofable =
    [
        "Forwarded",
        "X-Real-IP",
        "X-Original-URL",
        "X-Original-Host",
        "X-Rewrite-URL",
        "X-HTTP-Method-Override",
    ];

    public static void AddProxy(this WebApplicationBuilder builder) =>
        builder
            .Services.AddReverseProxy()
            .LoadFromConfig(builder.Configuration.GetSection("ReverseProxy"))
            .AddConfigFilter<Destinations>()
            .AddTransforms(Transform);

    private static void Transform(TransformBuilderContext route)
    {
        route.AddXForwarded(ForwardedTransformActions.Set);
        foreach (var header in Spoofable)
            route.AddRequestHeaderRemove(header);
        route.AddResponseHeaderRemove(HeaderNames.Server, ResponseCondition.Always);
        route.AddResponseHeaderRemove(HeaderNames.XPoweredBy, ResponseCondition.Always);
        route.AddRequestTransform(context =>
        {
            var headers = context.ProxyRequest.Headers;
            headers.Remove(HeaderNames.Cookie);
            var cookies = GatewayCookies.For(context.HttpContext);
            if (cookies.Length > 0)
                headers.TryAddWithoutValidation(HeaderNames.Cookie, cookies);
            if (context.HttpContext.Features.Get<SessionToken>() is { } session)
                headers.Authorization = new("Bearer", session.AccessToken);
            return ValueTask.CompletedTask;
        });
    }
}
