using System.Linq.Expressions;
using AfterSchool.Enrolment.Draws;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>GET /rounds, GET /rounds/{id} — rounds are public to all who are signed in; who chose what is not.</summary>
internal static class ReadRounds
{
    public static async Task<Results<NotFound, Ok<RoundShown>>> One(Guid id, Desk desk, CancellationToken ct)
    {
        var shown = await desk
            .Db.Rounds.AsNoTracking()
            .Where(one => one.Id == id)
            .Select(Shown(desk.Clock.GetUtcNow()))
            .FirstOrDefaultAsync(ct);
        return shown is null ? TypedResults.NotFound() : TypedResults.Ok(shown);
    }

    public static Task<Ok<IReadOnlyList<RoundShown>>> List(
        Guid schoolId,
        Guid? termId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    ) =>
        desk
            .Db.Rounds.AsNoTracking()
            .Where(one => one.SchoolId == schoolId && (termId == null || one.TermId == termId))
            .PageAsync(one => one.Id, Shown(desk.Clock.GetUtcNow()), cut, http);

    /// <summary>Without its texts, which are long and read where they are asked for.</summary>
    public static Expression<Func<ChoosingRound, RoundShown>> Shown(DateTimeOffset now) =>
        one => new RoundShown
        {
            Id = one.Id,
            PlanId = one.PlanId,
            SchoolId = one.SchoolId,
            TermId = one.TermId,
            Title = one.Title,
            Status = one.Status,
            IsOpen = one.Status == RoundStatus.Announced && one.OpensAt <= now && now < one.ClosesAt,
            OpensAt = one.OpensAt.InChina(),
            ClosesAt = one.ClosesAt.InChina(),
            PublicDueAt = one.PublicDueAt.InChina(),
            PublicSource = one.PublicSource,
            Mechanism = one.Mechanism,
            Rotates = one.Rotates,
            Compensates = one.Compensates,
            Commitment = one.Commitment,
            ApplicationsHash = one.ApplicationsHash,
            ResultsHash = one.ResultsHash,
            Offerings = one
                .Offerings.OrderBy(offering => offering.Number)
                .Select(offering => new RoundOfferingShown(
                    offering.OfferingId,
                    offering.Number,
                    offering.Slot,
                    offering.Places
                ))
                .ToList(),
        };
}

/// <summary>GET /rounds/{id}/leftovers — what the draw left over, open to whoever comes first.</summary>
internal static class ReadLeftovers
{
    [AtMost(300)]
    public static async Task<Results<NotFound, Ok<IReadOnlyList<Leftover>>>> Handle(
        Guid id,
        Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.Db.Rounds.AnyAsync(one => one.Id == id, ct))
            return TypedResults.NotFound();
        var left = await desk
            .Db.RoundOfferings.Where(one => one.RoundId == id)
            .OpenToFirstCome(desk.Db)
            .Join(desk.Db.Seats, one => one.OfferingId, seats => seats.OfferingId, (one, seats) => new { one, seats })
            .Where(both => both.seats.Taken < both.seats.Capacity)
            .OrderBy(both => both.one.Number)
            .Take(300)
            .Select(both => new Leftover(both.one.OfferingId, both.one.Slot, both.seats.Capacity - both.seats.Taken))
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Leftover>>(left);
    }
}

/// <summary>A round as it is shown.</summary>
public sealed record RoundShown
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>Its school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Its term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What parents read.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required RoundStatus Status { get; init; }

    /// <summary>Whether families may choose now.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>From when on families choose.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>From when on nothing is changed any more.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>When the public value comes out.</summary>
    public required DateTimeOffset PublicDueAt { get; init; }

    /// <summary>Which it is, and where anybody reads it.</summary>
    public required string PublicSource { get; init; }

    /// <summary>How places are given.</summary>
    public required Mechanism Mechanism { get; init; }

    /// <summary>Whether it is the usual way of giving places: one lot for everybody, each takes the dearest of what is left.</summary>
    public bool IsDefaultMechanism => Mechanism == Mechanism.Serial && !Rotates && !Compensates;

    /// <summary>Whether who got a place in an earlier slot comes later in the next.</summary>
    public required bool Rotates { get; init; }

    /// <summary>Whether first choices missed in the last two terms give tickets.</summary>
    public required bool Compensates { get; init; }

    /// <summary>SHA-256 of the announcement.</summary>
    public required string Commitment { get; init; }

    /// <summary>SHA-256 of the frozen list.</summary>
    public required string? ApplicationsHash { get; init; }

    /// <summary>SHA-256 of the results.</summary>
    public required string? ResultsHash { get; init; }

    /// <summary>Its offerings.</summary>
    public required IReadOnlyList<RoundOfferingShown> Offerings { get; init; }
}

/// <summary>An offering of a round.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="Number">Its number in the published list.</param>
/// <param name="Slot">Its slot: a pupil gets one place in it at the most.</param>
/// <param name="Places">Places that are drawn for.</param>
public sealed record RoundOfferingShown(Guid OfferingId, int Number, int Slot, int Places);

/// <summary>An offering with free places after the draw.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Free">Free places.</param>
public sealed record Leftover(Guid OfferingId, int Slot, int Free);
