using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.HeldSessions;

/// <summary>GET /schools/{id}/service-ledger?termId= — the ledger of each kind of service, for the school and its authority.</summary>
internal static class ReadServiceLedger
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<ServiceLedgerShown>>> Handle(
        Guid schoolId,
        Guid termId,
        Desk desk,
        CancellationToken ct
    ) =>
        await LedgerAsync(schoolId, termId, desk, ct) is { } ledger ? TypedResults.Ok(ledger) : TypedResults.NotFound();

    /// <summary>GET /schools/{id}/service-ledger.xlsx?termId= — the same, to be filed.</summary>
    public static async Task<IResult> Workbook(
        Guid schoolId,
        Guid termId,
        Desk desk,
        Words words,
        CancellationToken ct
    ) =>
        await LedgerAsync(schoolId, termId, desk, ct) is { } ledger
            ? new WorkbookResult("serviceLedger", Columns, Rows(ledger, words).ToAsyncEnumerable())
            : TypedResults.NotFound();

    private static readonly Column[] Columns =
    [
        new("ledgerPlan"),
        new(MenuColumns.Category.Key),
        new(MenuColumns.Activity.Key),
        new(MenuColumns.Title.Key),
        new(MenuColumns.Form.Key),
        new("ledgerTimes"),
        new("ledgerCapacity", CellKind.WholeNumber),
        new("ledgerJoined", CellKind.WholeNumber),
        new("ledgerLeft", CellKind.WholeNumber),
        new("ledgerPlanned", CellKind.WholeNumber),
        new("ledgerDue", CellKind.WholeNumber),
        new("ledgerHeld", CellKind.WholeNumber),
        new("ledgerMinutes", CellKind.WholeNumber),
        new("ledgerAttendances", CellKind.WholeNumber),
        MenuColumns.State,
    ];

    private static async Task<ServiceLedgerShown?> LedgerAsync(
        Guid schoolId,
        Guid termId,
        Desk desk,
        CancellationToken ct
    ) =>
        await desk.Reach.ReadsSchoolAsync(schoolId, ct)
        && await desk.Governing.OfAsync(schoolId, termId, ct) is { } governed
            ? ServiceLedgerShown.Of(await desk.Db.LinesAsync(schoolId, termId, desk.Clock.Today(), ct), governed.Found)
            : null;

    private static IEnumerable<object?[]> Rows(ServiceLedgerShown ledger, Words words) =>
        ledger.Lines.Select(one =>
            new object?[]
            {
                one.Plan is null ? null : $"{one.Plan}（第{one.PlanVersion}版）",
                MenuColumns.WordFor(MenuColumns.Categories, one.Category),
                ActivityWords.Say(one.Activity, words),
                one.Title,
                one.Form is { } form ? MenuColumns.WordFor(MenuColumns.Forms, form) : null,
                MenuTimes.SayEach(one.Weekly, one.Extra),
                one.Capacity,
                one.Joined,
                one.Left,
                one.SessionsPlanned,
                one.SessionsDue,
                one.SessionsHeld,
                one.MinutesHeld,
                one.Attendances,
                words.Say($"status.{one.Status.Code()}", "zh"),
            }
        );
}
