using System.Globalization;
using System.Net;
using System.Text;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.Gateway.Admission;

/// <summary>
/// What people see who wait: how many are before them, how long that takes about, and that waiting costs them nothing
/// (候办). Static, small and without a script; the browser comes back by the <c>Refresh</c> header. Not drawn by the
/// pages' shell: it is written while everything is busy.
/// </summary>
internal static class WaitingPage
{
    /// <summary>Nobody is sent away for longer; whoever is far back sees the line move.</summary>
    public const int MostSeconds = 20;

    /// <summary>Whether somebody opens a page.</summary>
    public static bool IsFor(HttpRequest request) =>
        IsOfPages(request) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    /// <summary>Whether somebody sends the form of a page; what programs call, <c>/{service}/v1/…</c>, has none.</summary>
    public static bool IsForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && IsOfPages(request)
        && request.HasFormContentType
        && request.Path.Value?.Split('/', 4) is not [_, _, "v1", ..];

    public static Task WriteAsync(Turn turn, int seconds, HttpContext http, Words words)
    {
        var (language, back) = (Words.LanguageOf(http.Request), BackTo(http.Request));
        var page = Encoding.UTF8.GetBytes(Draw(turn, language, back, words));
        http.Response.Headers["Refresh"] = string.Create(CultureInfo.InvariantCulture, $"{seconds}; url={back}");
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = page.Length;
        return http.Response.Body.WriteAsync(page, http.RequestAborted).AsTask();
    }

    private static bool IsOfPages(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static string BackTo(HttpRequest request) =>
        (request.PathBase + request.Path).ToUriComponent() + request.QueryString.ToUriComponent();

    private static string Draw(Turn turn, string language, string back, Words words)
    {
        string Say(string code) =>
            WebUtility.HtmlEncode(
                words.Say(code, language, new { turn.Place, Minutes = (int)Math.Ceiling(turn.Seconds / 60) })
            );
        var place = turn.Place > 0 ? $"<p class=\"place\" role=\"status\">{Say("waiting-place")}</p>" : "";
        return $"""
            <!DOCTYPE html>
            <html lang="{(language == "en" ? "en" : "zh-CN")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Say("waiting-title")} · {Say("shell-name")}</title>
            <link rel="stylesheet" href="{PageStyle.Address}">
            <link rel="icon" href="data:,">
            </head>
            <body>
            <header><div class="band"><span class="name">{Say("shell-name")}</span></div></header>
            <main id="main">
            <h1>{Say("waiting-title")}</h1>
            {place}
            <p>{Say("waiting-estimate")}</p>
            <p><strong>{Say("waiting-nothing-lost")}</strong></p>
            <p>{Say("waiting-yours")}</p>
            <p><a class="button" href="{WebUtility.HtmlEncode(back)}">{Say("waiting-look")}</a></p>
            </main>
            </body>
            </html>
            """;
    }
}
