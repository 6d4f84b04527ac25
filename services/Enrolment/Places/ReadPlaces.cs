using System.Runtime.CompilerServices;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>GET /places, GET /places/{id} — the school's, with <c>schoolId</c>; without it those of the caller's own children.</summary>
internal static class ReadPlaces
{
    public static async Task<Results<NotFound, Ok<PlaceShown>>> One(Guid id, Desk desk, CancellationToken ct)
    {
        var place = await desk.Db.Places.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        var seen =
            place is not null
            && (
                await desk.Reach.IsGuardianOfAsync(place.PupilId, ct) || await desk.RunsSchoolAsync(place.SchoolId, ct)
            );
        return seen ? TypedResults.Ok(PlaceShown.Of(place!)) : TypedResults.NotFound();
    }

    public static async Task<Ok<IReadOnlyList<PlaceShown>>> List(
        Guid? schoolId,
        Guid? offeringId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var places = await SeenAsync(schoolId, offeringId, desk, http.RequestAborted);
        return await places.PageAsync(one => one.Id, one => PlaceShown.Of(one), cut, http);
    }

    /// <summary>GET /places.xlsx — the same, for people.</summary>
    public static async Task<IResult> Workbook(
        Guid? schoolId,
        Guid? offeringId,
        Guid? termId,
        Desk desk,
        PeopleShown people,
        Words words,
        CancellationToken ct
    ) =>
        new WorkbookResult(
            "places",
            [
                PeopleShown.Name,
                PeopleShown.Grade,
                PeopleShown.Class,
                new("placeOffering"),
                new("placeState"),
                new("placeFee", CellKind.Amount),
                new("placeFirstDay", CellKind.Date),
                new("placeEndedOn", CellKind.Date),
            ],
            RowsAsync(
                (await SeenAsync(schoolId, offeringId, desk, ct)).Where(one => termId == null || one.TermId == termId),
                people,
                words,
                ct
            )
        );

    private static async Task<IQueryable<Place>> SeenAsync(
        Guid? schoolId,
        Guid? offeringId,
        Desk desk,
        CancellationToken ct
    )
    {
        var places = desk.Db.Places.AsNoTracking().Where(one => offeringId == null || one.OfferingId == offeringId);
        var runs = schoolId is { } school && await desk.RunsSchoolAsync(school, ct);
        var own = desk
            .Db.GuardianLinks.Where(link => link.GuardianAccountId == desk.Caller.AccountId && link.IsActive)
            .Select(link => link.PupilId);
        return runs
            ? places.Where(one => one.SchoolId == schoolId)
            : places.Where(one => own.Contains(one.PupilId) && (schoolId == null || one.SchoolId == schoolId));
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        IQueryable<Place> places,
        PeopleShown people,
        Words words,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var part in places.InPartsAsync(one => one.Id, ct))
        {
            var pupils = await people.OfAsync(part.Select(one => one.PupilId), ct);
            var titles = await people.TitlesAsync(part.Select(one => one.OfferingId), ct);
            foreach (var one in part)
                yield return
                [
                    .. pupils.GetValueOrDefault(one.PupilId, [null, null, null]),
                    titles.GetValueOrDefault(one.OfferingId),
                    words.Say($"status.{one.Status.Code()}", "zh"),
                    one.Fee,
                    one.FirstDay,
                    one.EndedOn,
                ];
        }
    }
}

/// <summary>A place as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RequestId">The request it answers.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Fee">The agreed fee for the term, in yuan.</param>
/// <param name="FirstDay">First day the pupil takes part.</param>
/// <param name="EndedOn">First day without the pupil.</param>
/// <param name="ReasonKind">Why it ended.</param>
public sealed record PlaceShown(
    Guid Id,
    Guid RequestId,
    Guid PupilId,
    Guid OfferingId,
    Guid SchoolId,
    Guid TermId,
    PlaceStatus Status,
    Money? Fee,
    DateOnly? FirstDay,
    DateOnly? EndedOn,
    string? ReasonKind
)
{
    internal static PlaceShown Of(Place one) =>
        new(
            one.Id,
            one.RequestId,
            one.PupilId,
            one.OfferingId,
            one.SchoolId,
            one.TermId,
            one.Status,
            one.Fee,
            one.FirstDay,
            one.EndedOn,
            one.ReasonKind
        );
}
