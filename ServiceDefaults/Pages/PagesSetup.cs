using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.ServiceDefaults.Pages;

/// <summary>What pages need beside themselves: their style, and the reader's choice of language and size.</summary>
public static class PagesSetup
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    /// <summary>Static pages of components, whose Chinese stands in the source as Chinese and not as numbers.</summary>
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    /// <summary>Maps <c>/assets/pages.css</c> and <c>/assets/preferences</c>.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        var assets = app.MapGroup("/assets").AllowAnonymous().ExcludeFromDescription();
        assets.MapGet("/pages.css", Style);
        assets.MapGet("/preferences", Prefer);
    }

    /// <summary>A path of this site, or <c>/</c>: nobody is sent elsewhere by a link that somebody else made.</summary>
    public static string LocalPath(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";

    /// <summary>GET /assets/pages.css</summary>
    private static IResult Style(string? v, HttpContext http)
    {
        http.Response.Headers.CacheControl =
            v == PageStyle.Hash ? "public, max-age=31536000, immutable" : "public, no-cache";
        return Results.Bytes(
            PageStyle.Sheet,
            "text/css; charset=utf-8",
            entityTag: new EntityTagHeaderValue($"\"{PageStyle.Hash}\"")
        );
    }

    /// <summary>GET /assets/preferences?language=zh|en&amp;text=large|usual&amp;back=/…</summary>
    private static IResult Prefer(string? language, string? text, string? back, HttpContext http)
    {
        if (language is "zh" or "en")
            Keep(http, "language", language);
        if (text is "large" or "usual")
            Keep(http, "text", text);
        return Results.LocalRedirect(LocalPath(back));
    }

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(
            name,
            value,
            new CookieOptions
            {
                MaxAge = Kept,
                HttpOnly = true,
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );
}
