using AfterSchool.Enrolment.Inventory;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>What a workbook came to, as its page says it.</summary>
/// <param name="Kind">menu or inventory.</param>
/// <param name="Tally">What would become of its rows; none where something is wrong.</param>
/// <param name="Faults">What is wrong, the first of them: row, column, words.</param>
/// <param name="Wrong">How many rows are wrong.</param>
public sealed record WorkbookTried(
    string Kind,
    Tally? Tally,
    IReadOnlyList<(int Row, string Column, string Words)> Faults,
    int Wrong
);

/// <summary>Forms down, trial, error sheet and import (Excel 模板、试导入、错误表、导入).</summary>
internal static class WorkbookPages
{
    private const int MostFaults = 50;

    /// <summary>GET /terms/{term}/workbooks</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        string? done,
        HttpRequest request,
        TermReading terms,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at
            ? PageResult.Of<WorkbooksPage>(
                new
                {
                    At = at,
                    Done = Desks.Done(done, "office", "menu", "inventory"),
                    Rows = (string?)request.Query["rows"],
                }
            )
            : OfficePages.Nothing();

    /// <summary>POST /terms/{term}/workbooks/{kind}/{deed} — check, sheet or import.</summary>
    public static async Task<IResult> DoAsync(
        Guid term,
        string kind,
        string deed,
        HttpContext http,
        TermReading terms,
        MenuIntake menu,
        InventoryIntake inventory,
        EnrolmentDb db,
        Words words
    )
    {
        if (await terms.ReadAsync(term, http.RequestAborted) is not { } at)
            return OfficePages.Nothing();
        (Intake? Intake, Guid? Owner) what = kind switch
        {
            "menu" => (menu, at.Plan?.Id),
            "inventory" => (inventory, at.School.Id),
            _ => (null, null),
        };
        if (what is not ({ } intake, { } owner) || deed is not ("check" or "sheet" or "import"))
            return OfficePages.Nothing();
        try
        {
            if (deed == "sheet")
                return await IntakeEndpoints.ReturnAsync(owner, intake, http);
            var sent =
                deed == "import"
                    ? await IntakeEndpoints.TakeInAsync(owner, intake, db, http)
                    : await IntakeEndpoints.TryAsync(owner, intake, http);
            if (sent is { IsSound: true, Tally: { } tally } && deed == "import")
                return Results.LocalRedirect($"{at.Address}/workbooks?done={kind}&rows={tally.Rows}");
            // Another is being taken in, or too many are in hand.
            if (sent.Refusal is IStatusCodeHttpResult { StatusCode: 409 or 503 })
                return Page(at, Outcome.Wrong(new FormError($"{kind}-file", "office-file-busy")), null);
            return sent.Refusal is null
                ? Page(
                    at,
                    sent.IsSound ? Outcome.None : new Outcome(StatusCodes.Status422UnprocessableEntity, []),
                    Tried(kind, sent, words, Words.LanguageOf(http.Request))
                )
                : Page(at, Outcome.Wrong(new FormError($"{kind}-file", "office-file-unreadable")), null);
        }
        catch (BadHttpRequestException)
        {
            return Page(at, Outcome.Wrong(new FormError($"{kind}-file", "office-file-missing")), null);
        }
    }

    private static RazorComponentResult Page(TermDesk at, Outcome outcome, WorkbookTried? tried) =>
        PageResult.Of<WorkbooksPage>(
            new
            {
                At = at,
                Outcome = outcome,
                Tried = tried,
            },
            outcome.Status
        );

    private static WorkbookTried Tried(string kind, SentWorkbook sent, Words words, string language)
    {
        var sheet = sent.Sheet!;
        var whole = sheet.Faults.Select(fault => (0, "", words.Say(fault.Code, language, fault.Compared)));
        var rows = sheet.Rows.SelectMany(row =>
            row.Faults.Select(fault =>
                (
                    row.Number,
                    words.Say($"column.{fault.Key}", language),
                    words.Say(fault.Code, language, fault.Compared)
                )
            )
        );
        return new(
            kind,
            sent.IsSound ? sent.Tally : null,
            [.. whole.Concat(rows).Take(MostFaults)],
            sheet.Rows.Count(row => !row.IsSound)
        );
    }
}
