using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>
/// GET /children — all own children of a guardian at once, with the rounds they may choose in, what was chosen, what came of it, and the
/// places there are (一家多孩，一屏办理).
/// </summary>
internal static class ReadChildren
{
    private const int LimitChildren = 20;
    private const int LimitRows = 500;

    [AtMost(LimitChildren)]
    public static async Task<Ok<IReadOnlyList<ChildShown>>> Handle(Desk desk, CancellationToken ct)
    {
        var (db, today) = (desk.Db, desk.Clock.Today());
        var pupils = await db
            .Pupils.AsNoTracking()
            .Where(pupil =>
                pupil.OnRoll
                && db.GuardianLinks.Any(link =>
                    link.GuardianAccountId == desk.Caller.AccountId && link.PupilId == pupil.Id && link.IsActive
                )
            )
            .OrderBy(pupil => pupil.Id)
            .Take(LimitChildren)
            .ToListAsync(ct);
        Guid[] ids = [.. pupils.Select(one => one.Id)];
        Guid[] schools = [.. pupils.Select(one => one.SchoolId).Distinct()];
        var terms = db
            .Terms.Where(term => schools.Contains(term.SchoolId) && term.LastDay >= today)
            .Select(term => term.Id);
        var rounds = await RoundsAsync(db, terms, ct);
        var requests = await db
            .Requests.AsNoTracking()
            .Include(one => one.Choices)
            .Where(one => ids.Contains(one.PupilId) && terms.Contains(one.TermId))
            .OrderByDescending(one => one.Id)
            .Take(LimitRows)
            .ToListAsync(ct);
        var entries = await db
            .RoundEntries.AsNoTracking()
            .Where(one => ids.Contains(one.PupilId))
            .ToDictionaryAsync(one => one.RequestId, ct);
        var places = await db
            .Places.AsNoTracking()
            .Where(one => ids.Contains(one.PupilId) && terms.Contains(one.TermId))
            .OrderByDescending(one => one.Id)
            .Take(LimitRows)
            .ToListAsync(ct);
        Guid[] placeIds = [.. places.Select(one => one.Id)];
        var offers = await db
            .PlaceOffers.AsNoTracking()
            .Where(one => placeIds.Contains(one.PlaceId) && one.Answer == null)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<ChildShown>>([
            .. pupils.Select(pupil => new ChildShown(
                pupil.Id,
                pupil.SchoolId,
                pupil.ClassId,
                pupil.Grade,
                [.. rounds.Where(one => one.IsFor(pupil)).Select(one => one.Id)],
                [.. Of(requests, pupil, one => one.PupilId).Select(one => RankedShown.Of(one, entries))],
                [.. Of(places, pupil, one => one.PupilId).Select(PlaceShown.Of)],
                [.. OfferShown.Of(offers, [.. Of(places, pupil, one => one.PupilId)])]
            )),
        ]);
    }

    private static IEnumerable<T> Of<T>(IEnumerable<T> all, Pupil pupil, Func<T, Guid> whose) =>
        all.Where(one => whose(one) == pupil.Id);

    private static async Task<IReadOnlyList<RoundAhead>> RoundsAsync(
        EnrolmentDb db,
        IQueryable<Guid> terms,
        CancellationToken ct
    )
    {
        var found = await (
            from round in db.Rounds
            join inRound in db.RoundOfferings on round.Id equals inRound.RoundId
            join offering in db.Offerings on inRound.OfferingId equals offering.Id
            where terms.Contains(round.TermId) && round.Status != RoundStatus.CalledOff
            orderby round.Id, inRound.Number
            select new
            {
                round.Id,
                round.SchoolId,
                offering.Grades,
            }
        )
            .Take(10 * LimitRows)
            .ToListAsync(ct);
        return
        [
            .. found
                .GroupBy(one => (one.Id, one.SchoolId))
                .Select(one => new RoundAhead(one.Key.Id, one.Key.SchoolId, [.. one.SelectMany(row => row.Grades)]))
                .OrderBy(one => one.Id),
        ];
    }
}

/// <summary>A round with the grades it has something for.</summary>
internal sealed record RoundAhead(Guid Id, Guid SchoolId, HashSet<int> Grades)
{
    public bool IsFor(Pupil pupil) => SchoolId == pupil.SchoolId && Grades.Contains(pupil.Grade);
}

/// <summary>A child as its guardian sees it.</summary>
/// <param name="PupilId">The child.</param>
/// <param name="SchoolId">Its school.</param>
/// <param name="ClassId">Its class.</param>
/// <param name="Grade">Its grade.</param>
/// <param name="RoundIds">Rounds of its school's present terms with something for its grade.</param>
/// <param name="Requests">What was asked for it, the newest first.</param>
/// <param name="Places">Its places, the newest first.</param>
/// <param name="Offers">Places offered from a waiting list that still want an answer.</param>
public sealed record ChildShown(
    Guid PupilId,
    Guid SchoolId,
    Guid ClassId,
    int Grade,
    IReadOnlyList<Guid> RoundIds,
    IReadOnlyList<RankedShown> Requests,
    IReadOnlyList<PlaceShown> Places,
    IReadOnlyList<OfferShown> Offers
);

/// <summary>A request with its rankings and what the draw gave.</summary>
/// <param name="Id">The request.</param>
/// <param name="RoundId">The round; none outside any.</param>
/// <param name="Slot">The slot of the round.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Choices">Offerings, the dearest first, with the position on each waiting list.</param>
/// <param name="PlaceId">The place, once there is one.</param>
/// <param name="ApplicationId">Its id in the public list, once that is frozen: who has it finds the own line there.</param>
/// <param name="TermId">The term.</param>
/// <param name="SignedBy">Parties that have signed the agreement.</param>
/// <param name="PickupDifficulty">Whether the family declared difficulty with picking the child up.</param>
/// <param name="TogetherId">What it shares with brothers and sisters who are placed together or not at all.</param>
public sealed record RankedShown(
    Guid Id,
    Guid? RoundId,
    int? Slot,
    RequestStatus Status,
    IReadOnlyList<ChoiceShown> Choices,
    Guid? PlaceId,
    string? ApplicationId,
    Guid TermId,
    IReadOnlyList<string> SignedBy,
    bool PickupDifficulty,
    Guid? TogetherId
)
{
    internal static RankedShown Of(EnrolmentRequest one, IReadOnlyDictionary<Guid, RoundEntry> entries) =>
        new(
            one.Id,
            one.RoundId,
            one.Slot,
            one.Status,
            [.. one.Choices.OrderBy(choice => choice.Rank).Select(ChoiceShown.Of)],
            one.PlaceId,
            entries.GetValueOrDefault(one.Id)?.ApplicationId,
            one.TermId,
            one.SignedBy,
            one.PickupDifficulty,
            one.TogetherId
        );
}

/// <summary>An offer from a waiting list.</summary>
/// <param name="PlaceId">The place that is kept; accept it or decline it.</param>
/// <param name="Until">Until when.</param>
public sealed record OfferShown(Guid PlaceId, DateTimeOffset Until)
{
    internal static IEnumerable<OfferShown> Of(IEnumerable<PlaceOffer> offers, IReadOnlyList<Place> places) =>
        offers
            .Where(offer => places.Any(place => place.Id == offer.PlaceId))
            .Select(offer => new OfferShown(offer.PlaceId, offer.Until.InChina()));
}
