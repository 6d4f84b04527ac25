using System.Net.Mime;
using System.Text;
using AfterSchool.Gateway.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Gateway.Pages;

/// <summary>GET /: where to sign in, and where programs read on.</summary>
internal static class LandingPage
{
    private static readonly string Page = Read("landing.html");
    private static readonly string Style = Read("landing.css");

    public static void MapLanding(this WebApplication app)
    {
        app.MapGet("/", Show).AllowAnonymous();
        app.MapGet(
                "/landing.css",
                (HttpContext http) =>
                {
                    http.Response.Headers.CacheControl = "public, max-age=3600";
                    return TypedResults.Text(Style, MediaTypeNames.Text.Css, Encoding.UTF8);
                }
            )
            .AllowAnonymous();
    }

    // The page has both states; the stylesheet is not asked to hide one from somebody who reads the source.
    private static ContentHttpResult Show(HttpContext http)
    {
        var signedIn = http.Features.Get<SessionToken>() is not null;
        var failed = http.Request.Query["sign-in"] == "failed";
        return TypedResults.Text(
            Only(Only(Only(Page, "signed-out", !signedIn), "signed-in", signedIn), "failed", failed),
            MediaTypeNames.Text.Html,
            Encoding.UTF8
        );
    }

    // Keeps or drops what stands between <!--name--> and <!--/name-->.
    private static string Only(string page, string name, bool keep)
    {
        var (open, close) = ($"<!--{name}-->", $"<!--/{name}-->");
        var (from, to) = (page.IndexOf(open, StringComparison.Ordinal), page.IndexOf(close, StringComparison.Ordinal));
        return keep ? page : page.Remove(from, to + close.Length - from);
    }

    private static string Read(string name)
    {
        using var stream = typeof(LandingPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
