using System.Text.Encodings.Web;
using System.Text.Json;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>
/// What anybody may read of a round, without signing in: one file with everything there is so far, and a page that computes the draw
/// again in the reader's own browser, also from a saved copy of both.
/// </summary>
internal static class PublicRounds
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    extension(IEndpointRouteBuilder app)
    {
        /// <summary>Maps <c>/public/enrolment/rounds</c> and <c>/public/enrolment/verify</c>.</summary>
        public void MapPublicRounds()
        {
            var rounds = app.MapGroup("/public/enrolment").AllowAnonymous().ExcludeFromDescription();
            rounds.MapGet("/rounds/{id:guid}/draw.json", File);
            rounds.MapGet("/verify", () => Page("verify.html", "text/html; charset=utf-8"));
            rounds.MapGet("/verify/verify.js", () => Page("verify.js", "text/javascript; charset=utf-8"));
            rounds.MapGet("/verify/verify.css", () => Page("verify.css", "text/css; charset=utf-8"));
            rounds.MapGet("/verify/saved", Saved);
        }
    }

    /// <summary>GET /public/enrolment/rounds/{id}/draw.json</summary>
    private static async Task<Results<NotFound, JsonHttpResult<PublishedDraw>>> File(
        Guid id,
        EnrolmentDb db,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (await db.Rounds.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) is not { } round)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.ContentDisposition = $"inline; filename=\"draw-{id:N}.json\"";
        return TypedResults.Json(PublishedDraw.Of(round), Readable);
    }

    // As one file that needs nothing beside it: saved today, it checks a draw of next year, online or not.
    private static FileContentHttpResult Saved() =>
        TypedResults.Bytes(VerifyPage.Whole, "text/html; charset=utf-8", "verify.html");

    private static FileContentHttpResult Page(string name, string type) =>
        TypedResults.Bytes(VerifyPage.Read(name), type);
}

/// <summary>The page that computes a draw again; plain HTML, style and script, kept in the assembly.</summary>
internal static class VerifyPage
{
    /// <summary>The page in one file.</summary>
    public static byte[] Whole { get; } = Together();

    public static byte[] Read(string name)
    {
        using var stream = typeof(VerifyPage).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Together()
    {
        string Text(string name) => System.Text.Encoding.UTF8.GetString(Read(name));
        var whole = Text("verify.html")
            .Replace(
                "<link rel=\"stylesheet\" href=\"/public/enrolment/verify/verify.css\">",
                $"<style>\n{Text("verify.css")}</style>",
                StringComparison.Ordinal
            )
            .Replace(
                "<script src=\"/public/enrolment/verify/verify.js\" defer></script>",
                $"<script type=\"module\">\n{Text("verify.js")}</script>",
                StringComparison.Ordinal
            );
        return System.Text.Encoding.UTF8.GetBytes(whole);
    }
}

/// <summary>The one file from which a draw is computed again; fields come as they become public.</summary>
/// <param name="Format">See <see cref="DrawText.Format"/>.</param>
/// <param name="Announcement">Rules, offerings and the secret's hash; public from the announcement on.</param>
/// <param name="Commitment">SHA-256 of the announcement.</param>
/// <param name="Applications">The frozen list; public from the freezing on, before the public value comes out.</param>
/// <param name="ApplicationsHash">SHA-256 of the list.</param>
/// <param name="PublicValue">The public value, as it was entered.</param>
/// <param name="Secret">The school's secret, hexadecimal; public from the draw on.</param>
/// <param name="Seed">HMAC-SHA-256 of the public value under the secret, hexadecimal.</param>
/// <param name="Results">What the draw gave.</param>
/// <param name="ResultsHash">SHA-256 of the results.</param>
internal sealed record PublishedDraw(
    string Format,
    string Announcement,
    string Commitment,
    string? Applications,
    string? ApplicationsHash,
    string? PublicValue,
    string? Secret,
    string? Seed,
    string? Results,
    string? ResultsHash
)
{
    public static PublishedDraw Of(ChoosingRound round) =>
        new(
            DrawText.Format,
            round.Announcement,
            round.Commitment,
            round.Applications,
            round.ApplicationsHash,
            round.PublicValue,
            round.PublicValue is null ? null : Convert.ToHexStringLower(round.Secret),
            round.PublicValue is null
                ? null
                : Convert.ToHexStringLower(Tickets.SeedOf(round.Secret, round.PublicValue)),
            round.Results,
            round.ResultsHash
        );
}
