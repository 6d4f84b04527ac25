using System.Runtime.CompilerServices;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.HeldSessions;

/// <summary>
/// GET /schools/{id}/process-records.xlsx?termId= — what each pupil took part in, for the comprehensive quality evaluation (综合素质评价):
/// how often and how long, no marks. There where the document lets the record be used for it, and of the content it names; nowhere else,
/// since nobody has a purpose for it.
/// </summary>
/// <remarks>ENR-086.</remarks>
internal static class ReadProcessRecords
{
    private static readonly Column[] Columns =
    [
        PeopleShown.Name,
        PeopleShown.Grade,
        PeopleShown.Class,
        new(MenuColumns.Title.Key),
        new(MenuColumns.Activity.Key),
        new("recordHeld", CellKind.WholeNumber),
        new("recordPresent", CellKind.WholeNumber),
        new("recordMinutes", CellKind.WholeNumber),
    ];

    public static async Task<IResult> Workbook(
        Guid schoolId,
        Guid termId,
        Desk desk,
        PeopleShown people,
        Words words,
        CancellationToken ct
    ) =>
        await desk.RunsSchoolAsync(schoolId, ct)
        && await desk.Governing.OfAsync(schoolId, termId, ct) is { Found: { ProcessRecord: { } named } pack }
            ? new WorkbookResult("processRecords", Columns, RowsAsync(termId, named, pack, desk, people, words, ct))
            : TypedResults.NotFound();

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        Guid termId,
        Cited<string[]> named,
        EnrolmentPack pack,
        Desk desk,
        PeopleShown people,
        Words words,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        var offered = desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.TermId == termId && one.Status != OfferingStatus.Draft);
        await foreach (var part in offered.InPartsAsync(one => one.Id, ct))
        foreach (var one in part.Where(one => named.Value.Contains(ReadingClass.Of(one, pack).Code())))
        {
            var sessions = await desk
                .Db.HeldSessions.AsNoTracking()
                .Where(held => held.OfferingId == one.Id)
                .ToListAsync(ct);
            var places = await desk
                .Db.Places.AsNoTracking()
                .Where(place => place.OfferingId == one.Id && place.FirstDay != null)
                .OrderBy(place => place.Id)
                .ToListAsync(ct);
            var pupils = await people.OfAsync(places.Select(place => place.PupilId), ct);
            foreach (var place in places)
            {
                var open = sessions.Where(held => held.Day >= place.FirstDay && !(held.Day >= place.EndedOn)).ToList();
                var present = open.Where(held => held.Present.Contains(place.PupilId)).ToList();
                yield return
                [
                    .. pupils.GetValueOrDefault(place.PupilId, [null, null, null]),
                    one.Title,
                    ActivityWords.Say(one.Activity, words),
                    open.Count,
                    present.Count,
                    present.Sum(held => held.Minutes),
                ];
            }
        }
    }
}
