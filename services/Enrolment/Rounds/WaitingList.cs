using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>A place offered to a family that waited; kept for it until it answers or the time is over (候补录取).</summary>
public sealed class PlaceOffer
{
    /// <summary>The place that is kept.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The request that waited.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>Until when the family may answer.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>What became of it; null while it is open.</summary>
    public OfferAnswer? Answer { get; set; }
}

/// <summary>What became of an offer.</summary>
public enum OfferAnswer
{
    /// <summary>Taken (接受).</summary>
    Accepted,

    /// <summary>Not wanted (放弃).</summary>
    Declined,

    /// <summary>Not answered in time (逾期).</summary>
    Expired,
}

/// <summary>
/// The waiting list of an offering (候补名单): the order is the draw's; who asked outside a draw comes after. A seat that becomes free is
/// offered to the first who has no place in that slot, and to the next when that family declines or does not answer.
/// </summary>
internal sealed class WaitingList(Desk desk, Seating seating)
{
    private const int LimitLookedAt = 200;

    /// <summary>Offers what is free, in the caller's transaction.</summary>
    public async Task OfferAsync(Guid offeringId, CancellationToken ct)
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstAsync(one => one.Id == offeringId, ct);
        if (
            offering.Status != OfferingStatus.Published
            || await desk.Db.RoundOfferings.AnyAsync(one => one.OfferingId == offeringId && one.IsLive, ct)
            || await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct) is not { } governed
        )
            return;
        var free = await seating.LockFreeAsync(offeringId, ct);
        if (free == 0)
            return;
        var until = OfferRule.Until(desk.Clock.Now(), governed.Pack);
        foreach (var request in (await NextAsync(offering, governed.Pack, ct)).Take(free))
        {
            var seat = new SeatAsked(Guid.CreateVersion7(), request.Id, request.PupilId);
            request.Place(offeringId, seat.PlaceId);
            desk.Db.PlaceOffers.Add(
                new PlaceOffer
                {
                    PlaceId = seat.PlaceId,
                    RequestId = request.Id,
                    Until = until.ToUniversalTime(),
                }
            );
            desk.Outbox.Publish(
                Notices.ToGuardians(
                    seat.PupilId,
                    "waiting-place",
                    seat.PlaceId,
                    offering.SchoolId,
                    desk.Clock.Now()
                ) with
                {
                    About = until,
                    Deadline = until,
                }
            );
            await desk.Db.SaveChangesAsync(ct);
            if (!await seating.SeatAsync(offering, [seat], ct))
                throw new InvalidOperationException($"Offering {offeringId} has no seat for request {request.Id}.");
        }
    }

    // Free at that time, and only once each: two children of one list may wait with two requests each.
    private async Task<IReadOnlyList<EnrolmentRequest>> NextAsync(
        Offering offering,
        EnrolmentPack pack,
        CancellationToken ct
    )
    {
        var ready = RequestChainRule.ReadyForPlace(pack);
        var waiting = await desk
            .Db.Requests.Include(one => one.Choices)
            .Where(one => ready.Contains(one.Status))
            .Select(one => new
            {
                Request = one,
                Choice = one.Choices.FirstOrDefault(choice =>
                    choice.OfferingId == offering.Id && choice.Status == ChoiceStatus.Waiting
                ),
            })
            .Where(one => one.Choice != null)
            .OrderBy(one => one.Choice!.WaitsAt ?? int.MaxValue)
            .ThenBy(one => one.Request.Id)
            .Take(LimitLookedAt)
            .Select(one => one.Request)
            .ToListAsync(ct);
        Guid[] pupils = [.. waiting.Select(one => one.PupilId)];
        var busy = await desk
            .Db.PlaceSlots.AsNoTracking()
            .Where(slot => slot.TermId == offering.TermId && pupils.Contains(slot.PupilId))
            .ToListAsync(ct);
        var elsewhere = busy.Where(one => offering.Taken.Any(one.Slot.Meets)).Select(one => one.PupilId).ToHashSet();
        return
        [
            .. waiting.Where(request => !elsewhere.Contains(request.PupilId)).DistinctBy(request => request.PupilId),
        ];
    }
}
