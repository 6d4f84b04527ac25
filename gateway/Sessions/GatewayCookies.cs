using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Model;

namespace AfterSchool.Gateway.Sessions;

/// <summary>The gateway's cookies, and which of a browser's cookies a service gets to see.</summary>
internal static class GatewayCookies
{
    // Language and size of text, as the reader of people's pages chose; every service may read them.
    private static readonly string[] Preferences = ["language", "text"];

    private const string Session = "session";
    private const string Antiforgery = "antiforgery";
    private static readonly string[] Prefixes = ["__Host-", "__Secure-"];

    /// <summary>Begins the names of the cookies that live while somebody is being signed in.</summary>
    public const string SignInPrefix = "sign-in.";

    /// <summary>The session's cookie: a browser sends a <c>__Host-</c> cookie to this host alone, over https alone.</summary>
    public static string SessionName(bool https) => https ? "__Host-" + Session : Session;

    /// <summary>The cookie half of the antiforgery token.</summary>
    public static string AntiforgeryName(bool https) => https ? "__Host-" + Antiforgery : Antiforgery;

    /// <summary>
    /// The Cookie header for the service behind the route. Routes with <c>Cookies: own</c> (Directory's sign-in) see all but the
    /// gateway's; every other service sees the reader's preferences and the cookies named after it (<c>safety.…</c>), so that none can act as
    /// another with a cookie it was sent.
    /// </summary>
    public static string For(HttpContext http)
    {
        var route = http.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config;
        var keepsOwn = route?.Metadata?.GetValueOrDefault("Cookies") == "own";
        return string.Join(
            "; ",
            Pairs(http.Request.Headers.Cookie).Where(pair => MayPass(pair, route?.ClusterId, keepsOwn))
        );
    }

    private static bool MayPass(string pair, string? service, bool keepsOwn)
    {
        var name = NameOf(pair);
        if (IsGateways(name))
            return false;
        return keepsOwn
            || Preferences.Contains(name)
            || (service is not null && name.StartsWith($"{service}.", StringComparison.Ordinal));
    }

    // A large cookie comes in chunks, sessionC1 and so on.
    private static bool IsGateways(string name) =>
        name.StartsWith(Session, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(Antiforgery, StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(SignInPrefix, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(string pair)
    {
        var name = pair.Split('=', 2)[0].Trim();
        var prefix = Prefixes.FirstOrDefault(one => name.StartsWith(one, StringComparison.OrdinalIgnoreCase));
        return prefix is null ? name : name[prefix.Length..];
    }

    private static IEnumerable<string> Pairs(StringValues header) =>
        header.SelectMany(line =>
            line!.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );
}
