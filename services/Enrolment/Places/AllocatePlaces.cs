using AfterSchool.Contracts.Everyone;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>POST /offerings/{id}/allocate — gives free places: priority groups first, then by lot; the rest wait (分配学位).</summary>
internal static class AllocatePlaces
{
    private const int LimitCandidates = 10_000;
    private const int LimitClasses = 100;

    public static async Task<Results<NotFound, Conflict, Ok<Allocation>>> Handle(
        Guid id,
        Desk desk,
        Seating seating,
        PriorityGrounds grounds,
        Activation activation,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (offering is null || !await desk.RunsSchoolAsync(offering.SchoolId, ct))
            return TypedResults.NotFound();
        if (
            offering.Status != OfferingStatus.Published
            || await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct) is not { } governed
        )
            return TypedResults.Conflict();

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var free = await seating.LockFreeAsync(id, ct);
        var candidates = await CandidatesAsync(offering, governed.Pack, desk, ct);
        if (candidates.Count == 0)
            return TypedResults.Ok(new Allocation(0, 0, free, []));
        var priority = await grounds.AmongAsync([.. candidates.Select(one => one.PupilId)], governed.Pack, ct);
        var later = await LaterAsync(candidates, governed.Pack, desk, ct);
        var draw = await desk.Db.Draws.SingleAsync(one => one.OfferingId == id && one.HeldAt == null, ct);
        var drawn = draw.Hold(
            candidates.Select(one => EntryOf(one, id, priority, later[one.Id])),
            free,
            desk.Clock.Now()
        );

        var seated = Apply(drawn, candidates, id, desk);
        if (!await seating.SeatAsync(offering, seated, ct))
            return TypedResults.Conflict();
        var placed = candidates.Where(one => seated.Any(seat => seat.RequestId == one.Id)).ToArray();
        await activation.OfPlacesAsync(offering, placed, governed, ct);
        foreach (var seat in seated)
            desk.Outbox.Publish(Offered(seat, offering, governed.Pack, desk.Clock.Now()));
        var whole = await WholeClassesAsync(offering, desk, ct);
        var ruling = NoCoercionRule.JudgeClasses(whole, governed.Pack);
        await desk.Rulings.EnterAsync(governed.Matter("allocate-places", id), ruling, Plea.None, ct);
        desk.Db.Draws.Add(Draw.Committed(id, draw.Round + 1));
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Allocation(seated.Count, drawn.Count - seated.Count, free - seated.Count, whole));
    }

    private static NoticeDue Offered(SeatAsked seat, Offering offering, EnrolmentPack pack, DateTimeOffset now) =>
        AgreementRule.ComesFirst(pack)
            ? Notices.ToGuardians(seat.PupilId, "place-offered", seat.PlaceId, offering.SchoolId, now)
            : Notices.ToGuardians(seat.PupilId, "place-given", seat.PlaceId, offering.SchoolId, now);

    // Every pupil of a class in one item: it may be free choice, and it may not (变相强制).
    private static Task<Guid[]> WholeClassesAsync(Offering offering, Desk desk, CancellationToken ct)
    {
        var db = desk.Db;
        var here = db.Places.Where(place => place.OfferingId == offering.Id && place.Status != PlaceStatus.Ended);
        return db
            .Classes.Where(one => one.SchoolId == offering.SchoolId && offering.Grades.Contains(one.Grade))
            .Where(one => db.Pupils.Count(pupil => pupil.ClassId == one.Id && pupil.OnRoll) > 1)
            .Where(one =>
                !db.Pupils.Any(pupil =>
                    pupil.ClassId == one.Id && pupil.OnRoll && !here.Any(place => place.PupilId == pupil.Id)
                )
            )
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .Take(LimitClasses)
            .ToArrayAsync(ct);
    }

    private static Entry EntryOf(EnrolmentRequest request, Guid offering, IReadOnlySet<Guid> priority, int later) =>
        new(
            request.Id,
            priority.Contains(request.PupilId),
            request.Choices.Any(one => one.OfferingId == offering && one.Status == ChoiceStatus.Waiting),
            later
        );

    // 「针对确实有接送困难的家庭」「主要为…走读学生」 order the requests; they turn nobody away.
    private static async Task<IReadOnlyDictionary<Guid, int>> LaterAsync(
        List<EnrolmentRequest> candidates,
        EnrolmentPack pack,
        Desk desk,
        CancellationToken ct
    )
    {
        var ids = candidates.Select(one => one.PupilId).ToArray();
        var pupils = await desk
            .Db.Pupils.AsNoTracking()
            .Where(pupil => ids.Contains(pupil.Id))
            .ToDictionaryAsync(pupil => pupil.Id, ct);
        return candidates.ToDictionary(
            one => one.Id,
            one =>
                (ResidenceRule.ComesLater(pupils[one.PupilId], pack) ? 1 : 0)
                + (pack.PickupDifficultyRequired is not null && !one.PickupDifficulty ? 1 : 0)
        );
    }

    private static List<SeatAsked> Apply(
        IReadOnlyList<Drawn> drawn,
        List<EnrolmentRequest> candidates,
        Guid offering,
        Desk desk
    )
    {
        List<SeatAsked> seated = [];
        var byId = candidates.ToDictionary(one => one.Id);
        foreach (var one in drawn)
        {
            var request = byId[one.RequestId];
            if (!one.HasPlace)
            {
                request.Wait(offering);
                continue;
            }

            var seat = new SeatAsked(Guid.CreateVersion7(), request.Id, request.PupilId);
            request.Place(offering, seat.PlaceId);
            seated.Add(seat);
        }

        return seated;
    }

    // Requests that may be given a place and whose dearer choices were drawn in vain; one for each pupil, none who is elsewhere at that time.
    private static async Task<List<EnrolmentRequest>> CandidatesAsync(
        Offering offering,
        EnrolmentPack pack,
        Desk desk,
        CancellationToken ct
    )
    {
        var ready = RequestChainRule.ReadyForPlace(pack);
        var requests = await desk
            .Db.Requests.Include(request => request.Choices)
            .Where(request => ready.Contains(request.Status))
            .Where(request =>
                request.Choices.Any(choice =>
                    choice.OfferingId == offering.Id
                    && request.Choices.All(other => other.Rank >= choice.Rank || other.Status == ChoiceStatus.Waiting)
                )
            )
            .OrderBy(request => request.Id)
            .Take(LimitCandidates)
            .ToListAsync(ct);
        var pupils = requests.Select(request => request.PupilId).ToArray();
        var busy = await desk
            .Db.PlaceSlots.AsNoTracking()
            .Where(slot => slot.TermId == offering.TermId && pupils.Contains(slot.PupilId))
            .ToListAsync(ct);
        var elsewhere = busy.Where(slot => offering.Weekly.Any(own => Overlaps(own, slot)))
            .Select(slot => slot.PupilId)
            .ToHashSet();
        var here = await desk
            .Db.Places.Where(place => place.OfferingId == offering.Id && place.Status != PlaceStatus.Ended)
            .Select(place => place.PupilId)
            .ToListAsync(ct);
        elsewhere.UnionWith(here);
        return
        [
            .. requests.Where(request => !elsewhere.Contains(request.PupilId)).DistinctBy(request => request.PupilId),
        ];
    }

    private static bool Overlaps(WeeklySlot own, PlaceSlot other) =>
        (int)own.Weekday == other.Weekday
        && own.Starts.Hour * 60 + own.Starts.Minute < other.EndsMinute
        && other.StartsMinute < own.Ends.Hour * 60 + own.Ends.Minute;
}

/// <summary>What an allocation did.</summary>
/// <param name="Placed">Requests that got a place now.</param>
/// <param name="Waiting">Requests that wait.</param>
/// <param name="Free">Places still free.</param>
/// <param name="WholeClasses">Classes of which every pupil has a place now: make sure that they chose freely.</param>
public sealed record Allocation(int Placed, int Waiting, int Free, IReadOnlyList<Guid> WholeClasses);
