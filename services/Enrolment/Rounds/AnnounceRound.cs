using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>PUT /rounds/{id} — the school announces a round, and commits to its rules, offerings and secret.</summary>
internal static class AnnounceRound
{
    public static async Task<Results<NotFound, Conflict, ValidationProblem, RuledOut, NoContent>> Handle(
        Guid id,
        RoundAnnounced round,
        Desk desk,
        EarlierRequests earlier,
        CancellationToken ct
    )
    {
        var offerings = await OfferingsAsync(round, desk, ct);
        if (
            await desk.OwnPlanAsync(round.PlanId, ct) is not { } plan
            || offerings.Count != round.OfferingIds.Distinct().Count()
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, round, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        if (WrongIn(round, desk.Clock.Now()) is { } wrong)
            return wrong;

        var governed = await desk.GovernedAsync(plan, ct);
        var ruling = RoundRule.Judge(round.Mechanism, governed.Pack);
        if (await desk.Rulings.EnterAsync(governed.Matter("announce-round", id), ruling, Plea.None, ct) is { } no)
            return no;
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var seats = await LockedSeatsAsync(offerings, desk, ct);
        // As they are now that nothing moves or stops any more; what whoever comes first may take is nothing to be drawn for.
        offerings = await OfferingsAsync(round, desk, ct);
        if (offerings.Count != seats.Count || seats.Values.Any(one => one.ClaimsFrom is not null))
            return TypedResults.Conflict();
        var made = Make(id, round, offerings, seats, governed);
        desk.Db.Rounds.Add(made);
        earlier.Tell(made, await earlier.TakeInAsync(made, ct));
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static ValidationProblem? WrongIn(RoundAnnounced round, DateTimeOffset now) =>
        round.ClosesAt <= round.OpensAt || round.ClosesAt <= now
            ? Invalid.Field("ClosesAt", "It closes after it opens, and in the future.")
        : round.PublicDueAt <= round.ClosesAt
            ? Invalid.Field("PublicDueAt", "Nobody may know the public value at the close: it comes out later.")
        : round is { Rotates: true, Mechanism: not Mechanism.Serial }
            ? Invalid.Field("Rotates", "Slots rotate in a serial draw only.")
        : null;

    private static Task<List<Offering>> OfferingsAsync(RoundAnnounced round, Desk desk, CancellationToken ct) =>
        desk
            .Db.Offerings.AsNoTracking()
            .Where(one => round.OfferingIds.Contains(one.Id) && one.PlanId == round.PlanId)
            .Where(one => one.Status == OfferingStatus.Published)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);

    private static Task<Dictionary<Guid, Seats>> LockedSeatsAsync(
        List<Offering> offerings,
        Desk desk,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. offerings.Select(one => one.Id)];
        return desk
            .Db.Seats.FromSql($"select * from seats where offering_id = any({ids}) order by offering_id for update")
            .AsNoTracking()
            .ToDictionaryAsync(one => one.OfferingId, ct);
    }

    private static ChoosingRound Make(
        Guid id,
        RoundAnnounced asked,
        List<Offering> offerings,
        Dictionary<Guid, Seats> seats,
        Governed governed
    )
    {
        var slots = SlotGroups.Of(offerings);
        var round = new ChoosingRound
        {
            Id = id,
            PlanId = asked.PlanId,
            SchoolId = governed.School.Id,
            TermId = governed.Term.Id,
            Edition = governed.Pack.Edition,
            Title = asked.Title,
            OpensAt = asked.OpensAt.ToUniversalTime(),
            ClosesAt = asked.ClosesAt.ToUniversalTime(),
            PublicDueAt = asked.PublicDueAt.ToUniversalTime(),
            PublicSource = asked.PublicSource,
            Mechanism = asked.Mechanism,
            Rotates = asked.Rotates,
            Compensates = asked.Compensates,
            Secret = RandomNumberGenerator.GetBytes(Tickets.Bytes),
            PseudonymKey = RandomNumberGenerator.GetBytes(Tickets.Bytes),
            Offerings =
            [
                .. offerings.Select(
                    (one, at) =>
                        new RoundOffering
                        {
                            RoundId = id,
                            Number = at,
                            OfferingId = one.Id,
                            Slot = slots[at],
                            Places = seats[one.Id].Capacity - seats[one.Id].Taken,
                        }
                ),
            ],
        };
        round.Announce(governed.Pack, offering => offerings.First(one => one.Id == offering).Title);
        return round;
    }
}

/// <summary>A round to be announced.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Title">What parents read.</param>
/// <param name="OfferingIds">Published offerings of the plan.</param>
/// <param name="OpensAt">From when on families choose.</param>
/// <param name="ClosesAt">From when on nothing is changed any more.</param>
/// <param name="PublicSource">Which public value decides with the secret, and where anybody reads it.</param>
/// <param name="PublicDueAt">When it comes out.</param>
/// <param name="Mechanism">serial unless said otherwise.</param>
/// <param name="Rotates">Whether who got a place in an earlier slot comes later in the next.</param>
/// <param name="Compensates">Whether first choices missed in the last two terms give tickets.</param>
public sealed record RoundAnnounced(
    Guid PlanId,
    [property: Required, StringLength(100)] string Title,
    [property: Required, Length(1, 300)] Guid[] OfferingIds,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    [property: Required, StringLength(300)] string PublicSource,
    DateTimeOffset PublicDueAt,
    Mechanism Mechanism = Mechanism.Serial,
    bool Rotates = false,
    bool Compensates = false
);
