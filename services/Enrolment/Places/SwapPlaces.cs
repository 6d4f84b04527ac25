using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>POST /offerings/{id}/swap — a reserved place goes to another request; never one that the lot or the
/// waiting list gave, and never past anybody who waits.</summary>
internal static class SwapPlaces
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        PlacesSwapped swap,
        Desk desk,
        Exchange exchange,
        CancellationToken ct
    )
    {
        var found = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (found is null || !await desk.RunsSchoolAsync(found.SchoolId, ct))
            return TypedResults.NotFound();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var locked = await exchange.Seating.LockAsync(id, ct);
        var outgoing = await desk.Db.Places.FirstOrDefaultAsync(
            place => place.Id == swap.OutPlaceId && place.OfferingId == id,
            ct
        );
        var incoming = await FindRequestAsync(swap.InRequestId, id, desk, ct);
        if (outgoing is null || incoming is null)
            return TypedResults.NotFound();
        var governed = (await desk.Governing.OfAsync(found.SchoolId, found.TermId, ct))!;
        var isReady =
            incoming.PlaceId is null && RequestChainRule.ReadyForPlace(governed.Pack).Contains(incoming.Status);
        if (locked is not var (offering, _) || outgoing.Status != PlaceStatus.Reserved || !isReady)
            return TypedResults.Conflict();

        var ruling = await exchange.JudgeAsync(offering, outgoing, incoming, governed, ct);
        var matter = governed.Matter("swap-places", id);
        if (await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
        {
            await exchange.OweAsync(ruling, matter, ct);
            await transaction.CommitAsync(ct);
            return no;
        }

        var loser = await FindRequestAsync(outgoing.RequestId, id, desk, ct);
        outgoing.End("swapped", desk.Clock.Today());
        loser?.LosePlace(id);
        await desk.Db.SaveChangesAsync(ct);
        await exchange.Seating.FreeAsync(outgoing, ct);
        desk.Outbox.Publish(
            Notices.ToGuardians(outgoing.PupilId, "place-taken-back", outgoing.Id, found.SchoolId, desk.Clock.Now())
        );
        if (!await exchange.Given.GiveAsync(offering, [incoming], governed, ct))
            return TypedResults.Conflict();
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<EnrolmentRequest?> FindRequestAsync(
        Guid request,
        Guid offering,
        Desk desk,
        CancellationToken ct
    ) =>
        desk
            .Db.Requests.Include(one => one.Choices)
            .FirstOrDefaultAsync(
                one => one.Id == request && one.Choices.Any(choice => choice.OfferingId == offering),
                ct
            );
}

/// <summary>What a swap must know and leave behind.</summary>
internal sealed class Exchange(
    Desk desk,
    Seating seating,
    GivenPlaces given,
    WaitingList waiting,
    PriorityGrounds grounds,
    DutyBook duties
)
{
    /// <summary>Locks and frees the seats.</summary>
    public Seating Seating => seating;

    /// <summary>Gives the place as every other is given.</summary>
    public GivenPlaces Given => given;

    /// <summary>
    /// Whether anyone of a priority group would be passed over, the one put out among them; and whether anyone to whom the
    /// announced rules gave the place, or who stands before the other on the list.
    /// </summary>
    public async Task<Ruling> JudgeAsync(
        Offering offering,
        Place outgoing,
        EnrolmentRequest incoming,
        Governed governed,
        CancellationToken ct
    )
    {
        var inOrder = await waiting.InOrderAsync(offering, governed.Pack, ct);
        Guid[] others =
        [
            .. inOrder.SelectMany(unit => unit).Select(one => one.PupilId).Where(one => one != incoming.PupilId),
        ];
        Guid[] afterwards = [.. others, outgoing.PupilId];
        var priority = await grounds.AmongAsync([.. afterwards, incoming.PupilId], governed.Pack, ct);
        var hasPriority = priority.Contains(incoming.PupilId);
        var isFirst = others.Length == 0 || inOrder[0].Any(one => one.PupilId == incoming.PupilId);
        return Ruling.All(
            PriorityFirstRule.Judge(hasPriority, afterwards.Count(priority.Contains), governed.Pack),
            RoundRule.JudgeSwap(await StandsByRuleAsync(outgoing, ct), isFirst || hasPriority, governed.Pack)
        );
    }

    // The lot gave it, or the list; or the offering is still to be drawn for.
    private async Task<bool> StandsByRuleAsync(Place place, CancellationToken ct) =>
        await desk.Db.Requests.AnyAsync(one => one.Id == place.RequestId && one.RoundId != null, ct)
        || await desk.Db.PlaceOffers.AnyAsync(one => one.PlaceId == place.Id, ct)
        || await desk.Db.RoundOfferings.AnyAsync(one => one.OfferingId == place.OfferingId && one.IsLive, ct);

    /// <summary>The school owes the place to the one who waits: a duty, until shown done.</summary>
    public async Task OweAsync(Ruling ruling, Matter matter, CancellationToken ct)
    {
        foreach (var finding in ruling.Findings.Where(one => one.Verdict == Verdict.Pending))
            await duties.OpenAsync(finding, matter, ct);
        await desk.Db.SaveChangesAsync(ct);
    }
}

/// <summary>A swap.</summary>
/// <param name="OutPlaceId">The reserved place that is taken back.</param>
/// <param name="InRequestId">The approved request that gets it.</param>
public sealed record PlacesSwapped(Guid OutPlaceId, Guid InRequestId);
