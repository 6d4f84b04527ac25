using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Province;

/// <summary>What is counted for the province.</summary>
public enum Counted
{
    /// <summary>A pupil got a place.</summary>
    PlaceConfirmed,

    /// <summary>A place ended.</summary>
    PlaceEnded,

    /// <summary>A bill was issued.</summary>
    BillIssued,

    /// <summary>A bill was paid.</summary>
    BillPaid,

    /// <summary>A refund was paid back.</summary>
    RefundPaid,

    /// <summary>A pay list was paid.</summary>
    PaidOut,

    /// <summary>A session was held.</summary>
    SessionHeld,

    /// <summary>A pupil was released; not kept as a thing counted, see <see cref="Tallies.AddAsync"/>.</summary>
    PupilReleased,
}

/// <summary>A thing that has been counted, so that it is counted once however often it is told. Append-only.</summary>
public sealed class CountedThing
{
    /// <summary>What it counts as.</summary>
    public required Counted Kind { get; init; }

    /// <summary>Its id, in the service whose it is; never a person's.</summary>
    public required Guid Id { get; init; }
}

/// <summary>
/// How many there were at a school in a term. Kept as they are told: a province has some 8,600 schools and a hundred million
/// things, and its summary reads a few rows for each school.
/// </summary>
public sealed class Tally
{
    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term; an empty id where the message names none.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What is counted.</summary>
    public required Counted Kind { get; init; }

    /// <summary>How many.</summary>
    public long Count { get; set; }

    /// <summary>Their sum, in fen; 0 for what is no money.</summary>
    public long Fen { get; set; }
}

/// <summary>Counts.</summary>
internal static class Tallies
{
    /// <summary>Counts a thing unless it has been counted, in one statement of the consumer's transaction.</summary>
    public static Task CountAsync(
        this SupervisionDb db,
        Counted kind,
        Guid id,
        (Guid SchoolId, Guid? TermId) of,
        long fen,
        CancellationToken ct
    ) =>
        db.Database.ExecuteSqlAsync(
            $"""
            with fresh as (
                insert into counted_thing (kind, id) values ({kind.ToString()}, {id})
                on conflict do nothing returning 1
            )
            insert into tally (school_id, term_id, kind, count, fen)
            select {of.SchoolId}, {of.TermId ?? Guid.Empty}, {kind.ToString()}, 1, {fen} from fresh
            on conflict (school_id, term_id, kind)
            do update set count = tally.count + excluded.count, fen = tally.fen + excluded.fen
            """,
            ct
        );

    /// <summary>
    /// Counts one more without keeping its id, for what comes by the million a day: the inbox alone keeps a second delivery
    /// from counting twice.
    /// </summary>
    public static Task AddAsync(this SupervisionDb db, Counted kind, Guid schoolId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into tally (school_id, term_id, kind, count, fen)
            values ({schoolId}, {Guid.Empty}, {kind.ToString()}, 1, 0)
            on conflict (school_id, term_id, kind) do update set count = tally.count + 1
            """,
            ct
        );
}
