using System.Runtime.CompilerServices;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.WorkRecords;

/// <summary>GET /schools/{id}/records?termId= — a term's book, with what the document asks to be in it.</summary>
internal static class ReadSchoolWork
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<WorkShown>>> Handle(
        Guid schoolId,
        Guid termId,
        Desk desk,
        CancellationToken ct
    )
    {
        if (
            !await desk.Reach.ReadsSchoolAsync(schoolId, ct)
            || await desk.Governing.OfAsync(schoolId, termId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var records = await desk
            .Db.WorkRecords.AsNoTracking()
            .Where(one => one.SchoolId == schoolId && one.TermId == termId)
            .OrderBy(one => one.Id)
            .Take(Cut.Most)
            .ToListAsync(ct);
        return TypedResults.Ok(
            new WorkShown(
                governed.Found is { } pack
                    ?
                    [
                        .. WorkRecordRule
                            .AskedOfSchool(pack)
                            .Select(one => new WorkAsked(
                                one.Kind,
                                one.Asked.Force,
                                records.Exists(record => record.Kind == one.Kind),
                                one.Asked.Sources
                            )),
                    ]
                    : [],
                [.. records.Select(WorkRecordShown.Of)]
            )
        );
    }

    /// <summary>GET /schools/{id}/records.xlsx?termId= — the same, to be filed.</summary>
    public static async Task<IResult> Workbook(
        Guid schoolId,
        Guid termId,
        Desk desk,
        Words words,
        CancellationToken ct
    ) =>
        await desk.Reach.ReadsSchoolAsync(schoolId, ct)
            ? new WorkbookResult(
                "workRecords",
                [
                    new("recordKind"),
                    new("recordOn", CellKind.Date),
                    new("recordTitle"),
                    new("recordWords"),
                    new("recordSha256"),
                ],
                RowsAsync(
                    desk.Db.WorkRecords.AsNoTracking().Where(one => one.SchoolId == schoolId && one.TermId == termId),
                    words,
                    ct
                )
            )
            : TypedResults.NotFound();

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        IQueryable<WorkRecord> records,
        Words words,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var part in records.InPartsAsync(one => one.Id, ct))
        foreach (var one in part)
            yield return [words.Say($"work.{one.Kind.Code()}", "zh"), one.On, one.Title, one.Words, one.Sha256];
    }
}

/// <summary>GET /authority-records?division= — what authorities recorded that answer for a division, for them and its schools.</summary>
internal static class ReadAuthorityWork
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<WorkRecordShown>>>> Handle(
        DivisionCode division,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        if (!desk.Caller.Covers(division) && !await WorksInAsync(division, desk, http.RequestAborted))
            return TypedResults.NotFound();
        var holders = division.Holders;
        return await desk
            .Db.WorkRecords.AsNoTracking()
            .Where(one => one.SchoolId == null && holders.Contains(one.Division))
            .PageAsync(one => one.Id, one => WorkRecordShown.Of(one), cut, http);
    }

    private static async Task<bool> WorksInAsync(DivisionCode division, Desk desk, CancellationToken ct)
    {
        var own = await desk.Reach.OwnSchoolsAsync(ct);
        var divisions = await desk
            .Db.Schools.Where(one => own.Contains(one.Id))
            .Select(one => one.Division)
            .ToListAsync(ct);
        return divisions.Exists(division.Covers);
    }
}

/// <summary>A school's book of a term.</summary>
/// <param name="Asked">What the document asks to be on record.</param>
/// <param name="Records">What is.</param>
public sealed record WorkShown(IReadOnlyList<WorkAsked> Asked, IReadOnlyList<WorkRecordShown> Records);

/// <summary>What a document asks to be on record.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Force">How strongly: a duty is owed, what is encouraged or mainly meant is only shown.</param>
/// <param name="IsRecorded">Whether there is a record of it in the term.</param>
/// <param name="Sources">Where it says so.</param>
public sealed record WorkAsked(WorkKind Kind, Force Force, bool IsRecorded, IReadOnlyList<Citation> Sources);

/// <summary>A record as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is of.</param>
/// <param name="Division">Where it was done.</param>
/// <param name="On">The day.</param>
/// <param name="Title">What it was.</param>
/// <param name="Words">What was done, and where it can be seen.</param>
/// <param name="Sha256">SHA-256 of the material.</param>
/// <param name="At">When it was recorded.</param>
public sealed record WorkRecordShown(
    Guid Id,
    WorkKind Kind,
    string Division,
    DateOnly On,
    string Title,
    string Words,
    string? Sha256,
    DateTimeOffset At
)
{
    internal static WorkRecordShown Of(WorkRecord one) =>
        new(one.Id, one.Kind, one.Division.Full, one.On, one.Title, one.Words, one.Sha256, one.At);
}
