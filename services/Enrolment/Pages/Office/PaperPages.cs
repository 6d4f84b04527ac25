using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>
/// Papers of families who do not sign in, entered by the office or the class teacher (纸质报名代录): a class, a pupil, the paper's choices and
/// its scan. The form reads the scan's SHA-256 and gives it back, so that a photograph is sent once whatever else is wrong.
/// </summary>
internal static partial class PaperPages
{
    private static readonly byte[] ScanScript = ReadScript();

    /// <summary>GET /scripts/scan — takes a scan's SHA-256 in the browser.</summary>
    public static FileContentHttpResult Script() => TypedResults.Bytes(ScanScript, "text/javascript; charset=utf-8");

    /// <summary>GET /terms/{term}/paper?classId=</summary>
    public static async Task<IResult> ListAsync(
        Guid term,
        Guid? classId,
        string? done,
        PaperReading reading,
        CancellationToken ct
    ) =>
        await reading.ClassAsync(term, classId, ct) is { } shown
            ? PageResult.Of<PaperClassPage>(new { Shown = shown, Done = Desks.Done(done, "office", "paper") })
            : OfficePages.Nothing();

    /// <summary>GET /terms/{term}/paper/{pupil}</summary>
    public static async Task<IResult> ShowAsync(Guid term, Guid pupil, PaperReading reading, CancellationToken ct) =>
        await reading.PupilAsync(term, pupil, ct) is { } shown
            ? PageResult.Of<PaperPage>(new { Shown = shown })
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/paper/{pupil} — a request for each group of which the paper ranks something.</summary>
    public static async Task<IResult> EnterAsync(
        Guid term,
        Guid pupil,
        HttpRequest request,
        PaperReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        var form = await FilledForm.ReadAsync(request, ct);
        if (await reading.PupilAsync(term, pupil, ct) is not { } shown)
            return OfficePages.Nothing();
        var scan = await ScanAsync(form, request, ct);
        var papers = Read(form, shown, scan);
        if (form.Errors.Count > 0)
            return Again(shown, Outcome.Wrong(form.Errors));
        var outcomes = new List<Outcome>();
        foreach (var (id, paper) in papers)
            outcomes.Add(
                await commands.RunAsync(
                    form,
                    all => EnterOnPaper.Handle(id, paper, Commands.Of<Desk>(all), Commands.Of<RoundGate>(all), ct)
                )
            );
        if (outcomes.TrueForAll(one => one.IsDone))
            return Results.LocalRedirect($"{shown.Class}&done=paper");
        // What was entered stands, and is shown as such; the rest is still filled in.
        var now = await reading.PupilAsync(term, pupil, ct) ?? shown;
        var findings = outcomes
            .SelectMany(one => one.Ruling?.Findings ?? [])
            .DistinctBy(one => $"{one.Rule} {one.Compared}");
        return Again(
            now,
            outcomes.Find(one => one is { IsDone: false, Ruling: null })
                ?? new Outcome(StatusCodes.Status422UnprocessableEntity, [], new Ruling([.. findings]))
        );

        IResult Again(PaperShown paper, Outcome outcome) =>
            PageResult.Of<PaperPage>(
                new
                {
                    Shown = paper,
                    Form = form,
                    Scan = scan,
                    Outcome = outcome,
                },
                outcome.Status
            );
    }

    /// <summary>The scan's SHA-256: of the file that was sent, else the one that was read before.</summary>
    public static async Task<string?> ScanAsync(FilledForm form, HttpRequest request, CancellationToken ct)
    {
        if (request.HasFormContentType && request.Form.Files["scan"] is { Length: > 0 } file)
        {
            await using var content = file.OpenReadStream();
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        }

        if (form.Text("scanHash") is var kept && Hash().IsMatch(kept))
            return kept;
        return null;
    }

    private static List<(Guid Id, PaperAsked Paper)> Read(FilledForm form, PaperShown shown, string? scan)
    {
        var guardian = shown.Guardians.FirstOrDefault(one => $"{one}" == form.Text("guardian"));
        if (guardian == Guid.Empty)
            form.Wrong("guardian", "form-missing");
        var papers = new List<(Guid, PaperAsked)>();
        foreach (var group in shown.Groups)
        {
            var ranked = Ranked(form, group);
            if (ranked.Length == 0)
                continue;
            // Answered before, and the same form once more: the command knows it again.
            papers.Add(
                (
                    form.Id($"id-{group.Key}"),
                    new PaperAsked(shown.Pupil.Id, guardian, ranked, scan ?? "", form.Ticked("pickup"))
                )
            );
        }

        if (papers.Count == 0 && shown.Groups.FirstOrDefault(one => one.Before is null) is { } first)
            form.Wrong(first.Field(1), "office-paper-nothing");
        if (scan is null)
            form.Wrong("scan", "form-missing");
        return papers;
    }

    private static Guid[] Ranked(FilledForm form, PaperGroup group)
    {
        var ranked = new List<Guid>();
        for (var rank = 1; rank <= group.MostRanks; rank++)
        {
            var chosen = group.Offerings.FirstOrDefault(one => $"{one.Id}" == form.Text(group.Field(rank)));
            if (chosen is null)
                continue;
            if (ranked.Contains(chosen.Id))
                form.Wrong(group.Field(rank), "family-rank-twice");
            ranked.Add(chosen.Id);
        }

        return [.. ranked];
    }

    private static byte[] ReadScript()
    {
        using var stream = typeof(PaperPages).Assembly.GetManifestResourceStream("scan.js")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hash();
}
