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

/// <summary>An offering whose waiting list is to be looked at, since a seat or somebody's hour has become free. Gone once that is done.</summary>
public sealed class ListLook
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Counted by the database: who has waited longer has a smaller one.</summary>
    public long Turn { get; private set; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }
}

/// <summary>
/// The waiting list of an offering (候补名单): the order is the draw's, an earlier one's before a later one's; who asked outside any
/// comes after, in the order of asking. A seat that becomes free is offered to the first who has no place in that slot, and to the
/// next when that family declines or does not answer. Brothers and sisters who stay together are offered as many places, or passed
/// over while there are fewer.
/// </summary>
internal sealed class WaitingList(Desk desk, Seating seating)
{
    private const int LimitWaiting = 5_000;

    /// <summary>Offers what is free, in the caller's transaction.</summary>
    public async Task OfferAsync(Guid offeringId, CancellationToken ct)
    {
        if (
            await seating.LockAsync(offeringId, ct) is not var (offering, free)
            || free <= 0
            || await desk.Db.RoundOfferings.AnyAsync(one => one.OfferingId == offeringId && one.IsLive, ct)
            || await desk.Governing.OfAsync(offering.SchoolId, offering.TermId, ct) is not { } governed
        )
            return;
        var until = OfferRule.Until(desk.Clock.Now(), governed.Pack);
        foreach (var unit in await InOrderAsync(offering, governed.Pack, ct))
        {
            if (unit.Length <= free && await OfferAsync(offering, unit, until, governed.Pack, ct))
                free -= unit.Length;
            if (free == 0)
                return;
        }
    }

    /// <summary>Pupils to whom a seat may be offered now, in the list's order; those who belong together, together.</summary>
    public async Task<IReadOnlyList<Waiter[]>> InOrderAsync(Offering offering, EnrolmentPack pack, CancellationToken ct)
    {
        var ready = RequestChainRule.ReadyForPlace(pack);
        var waiting = await desk
            .Db.Requests.Where(one => ready.Contains(one.Status))
            .OfPupilsThere(desk.Db)
            .SelectMany(
                one =>
                    one.Choices.Where(choice =>
                        choice.OfferingId == offering.Id && choice.Status == ChoiceStatus.Waiting
                    ),
                (one, choice) => new { one, choice.WaitsAt }
            )
            .OrderBy(one =>
                desk.Db.Rounds.Where(round => round.Id == one.one.RoundId)
                    .Select(round => round.DrawnAt)
                    .FirstOrDefault()
            )
            .ThenBy(one => one.WaitsAt ?? int.MaxValue)
            .ThenBy(one => one.one.AskedAt)
            .ThenBy(one => one.one.Id)
            .Take(LimitWaiting)
            .Select(one => new Waiter(
                one.one.Id,
                one.one.PupilId,
                one.one.RoundId,
                one.one.AskedBy,
                one.one.TogetherId,
                one.WaitsAt
            ))
            .ToListAsync(ct);
        var elsewhere = await seating.ElsewhereAsync(offering, [.. waiting.Select(one => one.PupilId)], ct);
        return
        [
            .. waiting
                .DistinctBy(one => one.PupilId)
                .GroupBy(one => one.Unit)
                .Select(unit => unit.ToArray())
                .Where(unit => !unit.Any(one => elsewhere.Contains(one.PupilId))),
        ];
    }

    // Whoever is gone, or elsewhere, at this very moment is passed over; nothing of the attempt is left.
    private async Task<bool> OfferAsync(
        Offering offering,
        Waiter[] unit,
        DateTimeOffset until,
        EnrolmentPack pack,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. unit.Select(one => one.RequestId)];
        await desk.Db.Database.ExecuteSqlAsync(
            $"select 1 from enrolment_request where id = any({ids}) order by id for update",
            ct
        );
        var requests = await desk
            .Db.Requests.Include(one => one.Choices)
            .Where(one => ids.Contains(one.Id))
            .ToListAsync(ct);
        if (!requests.TrueForAll(one => one.WaitsFor(offering.Id, pack)))
            return false;
        SeatAsked[] seats = [.. requests.Select(one => new SeatAsked(Guid.CreateVersion7(), one.Id, one.PupilId))];
        var transaction = desk.Db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync("unit", ct);
        if (!await seating.SeatAsync(offering, seats, ct))
        {
            await transaction.RollbackToSavepointAsync("unit", ct);
            return false;
        }

        foreach (var (request, seat) in requests.Zip(seats))
            Offer(request, seat, offering, until);
        await desk.Db.SaveChangesAsync(ct);
        return true;
    }

    private void Offer(EnrolmentRequest request, SeatAsked seat, Offering offering, DateTimeOffset until)
    {
        request.Place(offering.Id, seat.PlaceId);
        desk.Db.PlaceOffers.Add(
            new PlaceOffer
            {
                PlaceId = seat.PlaceId,
                RequestId = request.Id,
                Until = until.ToUniversalTime(),
            }
        );
        desk.Outbox.Publish(
            Notices.ToGuardians(seat.PupilId, "waiting-place", seat.PlaceId, offering.SchoolId, desk.Clock.Now()) with
            {
                About = until,
                Deadline = until,
            }
        );
    }
}

/// <summary>Who waits for an offering.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="RoundId">The round it was drawn in.</param>
/// <param name="AskedBy">The guardian.</param>
/// <param name="TogetherId">What it shares with brothers and sisters.</param>
/// <param name="WaitsAt">The position that the draw gave.</param>
internal sealed record Waiter(Guid RequestId, Guid PupilId, Guid? RoundId, Guid AskedBy, Guid? TogetherId, int? WaitsAt)
{
    /// <summary>The same for those whom the draw took as one application; everybody else is one.</summary>
    public (Guid Together, Guid By, int At) Unit =>
        TogetherId is { } together && WaitsAt is { } at ? (together, AskedBy, at) : (RequestId, AskedBy, 0);
}

/// <summary>Offers what has become free to whoever waits, in the moment after.</summary>
internal sealed class ListWatch(IServiceScopeFactory scopes, ILogger<ListWatch> log)
    : DueLook(TimeSpan.FromSeconds(0.5), scopes, log)
{
    protected override IQueryable<Guid> Due(EnrolmentDb db) =>
        db
            .ListLooks.GroupBy(look => look.OfferingId)
            .OrderBy(looks => looks.Min(look => look.Turn))
            .Select(looks => looks.Key);

    protected override async Task SettleAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnrolmentDb>();
        // What is asked for from now on is looked at again.
        var looks = await db.ListLooks.Where(one => one.OfferingId == id).Select(one => one.Id).ToListAsync(ct);
        await services.GetRequiredService<WaitingList>().OfferAsync(id, ct);
        await db.ListLooks.Where(one => looks.Contains(one.Id)).ExecuteDeleteAsync(ct);
    }
}
