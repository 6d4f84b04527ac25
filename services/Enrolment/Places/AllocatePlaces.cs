using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>
/// POST /offerings/{id}/allocate — gives free places to those who asked outside any round (分配学位): to all of them where they suffice;
/// where they do not, what a draw left over goes to priority groups first and then in the order of asking, and before any
/// draw there must be one.
/// </summary>
internal static class AllocatePlaces
{
    private const int LimitCandidates = 10_000;

    public static async Task<Results<NotFound, Conflict, RuledOut, Ok<Allocation>>> Handle(
        Guid id,
        Desk desk,
        Seating seating,
        WaitingList waiting,
        PriorityGrounds grounds,
        GivenPlaces given,
        WholeClasses wholeClasses,
        CancellationToken ct
    )
    {
        var found = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (found is null || !await desk.RunsSchoolAsync(found.SchoolId, ct))
            return TypedResults.NotFound();
        if (await desk.Governing.OfAsync(found.SchoolId, found.TermId, ct) is not { } governed)
            return TypedResults.Conflict();

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        // Whoever is on the waiting list comes before those who only ask.
        await waiting.OfferAsync(id, ct);
        if (await seating.LockAsync(id, ct) is not var (offering, free))
            return TypedResults.Conflict();
        var rounds = await desk
            .Db.RoundOfferings.Where(one => one.OfferingId == id)
            .Join(
                desk.Db.Rounds,
                one => one.RoundId,
                round => round.Id,
                (one, round) => new { one.IsLive, round.DrawnAt }
            )
            .ToListAsync(ct);
        // What is still to be drawn for is had by no other way.
        if (rounds.Exists(one => one.IsLive))
            return TypedResults.Conflict();
        var candidates = await CandidatesAsync(offering, governed.Pack, desk, seating, ct);
        if (candidates.Count == 0)
        {
            await transaction.CommitAsync(ct);
            return TypedResults.Ok(new Allocation(0, 0, free, []));
        }

        var matter = governed.Matter("allocate-places", id);
        var ruling = RoundRule.JudgeWithoutDraw(
            candidates.Count,
            free,
            rounds.Exists(one => one.DrawnAt is not null),
            governed.Pack
        );
        if (!ruling.Permits)
        {
            var no = await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct);
            await transaction.CommitAsync(ct);
            return no!;
        }

        var priority = await grounds.AmongAsync([.. candidates.Select(one => one.PupilId)], governed.Pack, ct);
        var inOrder = candidates.OrderByDescending(one => priority.Contains(one.PupilId)).ToArray();
        foreach (var request in inOrder.Skip(free))
            request.Wait(id);
        if (!await given.GiveAsync(offering, [.. inOrder.Take(free)], governed, ct))
            return TypedResults.Conflict();
        var whole = await wholeClasses.NoteAsync([id], offering.SchoolId, matter, governed, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var placed = Math.Min(free, inOrder.Length);
        return TypedResults.Ok(new Allocation(placed, inOrder.Length - placed, free - placed, whole));
    }

    // Requests that may be given a place and whose dearer choices were asked in vain; one for each pupil, none who is elsewhere at that time.
    private static async Task<List<EnrolmentRequest>> CandidatesAsync(
        Offering offering,
        EnrolmentPack pack,
        Desk desk,
        Seating seating,
        CancellationToken ct
    )
    {
        var ready = RequestChainRule.ReadyForPlace(pack);
        var requests = await desk
            .Db.Requests.Include(request => request.Choices)
            .Where(request => ready.Contains(request.Status) && request.RoundId == null)
            .Where(request =>
                request.Choices.Any(choice =>
                    choice.OfferingId == offering.Id
                    && choice.Status == ChoiceStatus.Open
                    && request.Choices.All(other => other.Rank >= choice.Rank || other.Status == ChoiceStatus.Waiting)
                )
            )
            .OfPupilsThere(desk.Db)
            .OrderBy(request => request.AskedAt)
            .ThenBy(request => request.Id)
            .Take(LimitCandidates)
            .ToListAsync(ct);
        var elsewhere = await seating.ElsewhereAsync(offering, [.. requests.Select(request => request.PupilId)], ct);
        return
        [
            .. requests.Where(request => !elsewhere.Contains(request.PupilId)).DistinctBy(request => request.PupilId),
        ];
    }
}

/// <summary>What an allocation did.</summary>
/// <param name="Placed">Requests that got a place now.</param>
/// <param name="Waiting">Requests that wait.</param>
/// <param name="Free">Places still free.</param>
/// <param name="WholeClasses">Classes of which every pupil has a place now: make sure that they chose freely.</param>
public sealed record Allocation(int Placed, int Waiting, int Free, IReadOnlyList<Guid> WholeClasses);
