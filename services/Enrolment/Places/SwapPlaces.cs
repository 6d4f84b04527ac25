using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>POST /offerings/{id}/swap — a reserved place goes to another request; never past a priority applicant who waits.</summary>
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
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (offering is null || !await desk.RunsSchoolAsync(offering.SchoolId, ct))
            return TypedResults.NotFound();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await exchange.Seating.LockFreeAsync(id, ct);
        var outgoing = await desk.Db.Places.FirstOrDefaultAsync(
            place => place.Id == swap.OutPlaceId && place.OfferingId == id,
            ct
        );
        var incoming = await FindRequestAsync(swap.InRequestId, id, desk, ct);
        if (outgoing is null || incoming is null)
            return TypedResults.NotFound();
        var governed = (await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct))!;
        var isReady = RequestChainRule.ReadyForPlace(governed.Pack).Contains(incoming.Status);
        if (outgoing.Status != PlaceStatus.Reserved || !isReady)
            return TypedResults.Conflict();

        var ruling = await exchange.JudgeAsync(outgoing, incoming, governed, ct);
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
        var seat = new SeatAsked(Guid.CreateVersion7(), incoming.Id, incoming.PupilId);
        incoming.Place(id, seat.PlaceId);
        await exchange.Seating.FreeAsync(outgoing, ct);
        await desk.Db.SaveChangesAsync(ct);
        if (!await exchange.Seating.SeatAsync(offering, [seat], ct))
            return TypedResults.Conflict();
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
internal sealed class Exchange(Desk desk, Seating seating, PriorityGrounds grounds, DutyBook duties)
{
    /// <summary>Gives and frees the seats.</summary>
    public Seating Seating => seating;

    /// <summary>Whether anyone of a priority group would be passed over, the one put out among them.</summary>
    public async Task<Ruling> JudgeAsync(
        Place outgoing,
        EnrolmentRequest incoming,
        Governed governed,
        CancellationToken ct
    )
    {
        var waiting = await desk
            .Db.Requests.Where(request => request.Status == RequestStatus.Approved && request.Id != incoming.Id)
            .Where(request =>
                request.Choices.Any(choice =>
                    choice.OfferingId == outgoing.OfferingId && choice.Status == ChoiceStatus.Waiting
                )
            )
            .Select(request => request.PupilId)
            .ToListAsync(ct);
        Guid[] afterwards = [.. waiting, outgoing.PupilId];
        var priority = await grounds.AmongAsync([.. afterwards, incoming.PupilId], governed.Pack, ct);
        return PriorityFirstRule.Judge(
            priority.Contains(incoming.PupilId),
            afterwards.Count(priority.Contains),
            governed.Pack
        );
    }

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
