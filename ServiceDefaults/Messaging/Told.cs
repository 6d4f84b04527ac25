using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>
/// What was told is kept in a table of its own, not marked in the outbox: the outbox stays as small as what waits, its one index with
/// it, and a copy of the version before, which knows only the outbox, works beside this one.
/// </summary>
internal static class Told
{
    /// <summary>Moves what the broker has confirmed; one statement, however many.</summary>
    public static async Task KeepToldAsync(this MessagingDb db, List<Guid> confirmed, CancellationToken ct)
    {
        if (confirmed.Count == 0)
            return;
        await db.Database.ExecuteSqlAsync(
            $"""
            with gone as (delete from outbox where id = any({confirmed.ToArray()}) returning *)
            insert into told (id, sequence, contract, body, trace_parent, written_at, told_at)
            select id, sequence, contract, body, trace_parent, written_at, clock_timestamp() from gone
            """,
            ct
        );
    }

    /// <summary>
    /// Puts everything kept back into the outbox, in the order in which it was written and before whatever waits there; gives how many.
    /// It may be done at any time: consumers know what they have applied by its id.
    /// </summary>
    public static async Task<int> RetellAsync(this MessagingDb db, CancellationToken ct)
    {
        // Days of a city's messages take as long as they take.
        db.Database.SetCommandTimeout(0);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var messages = await db.Database.ExecuteSqlAsync(
            $"""
            with back as (delete from told returning *)
            insert into outbox (id, sequence, contract, body, trace_parent, written_at, attempts)
            overriding system value
            select id, sequence, contract, body, trace_parent, written_at, 0 from back
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync($"insert into retelling values (clock_timestamp(), {messages})", ct);
        await transaction.CommitAsync(ct);
        return messages;
    }

    /// <summary>Forgets some of what was told longer ago than that; gives how many, so that the caller may ask again.</summary>
    public static Task<int> ForgetToldAsync(this MessagingDb db, TimeSpan age, int atMost, CancellationToken ct)
    {
        // Ids are UUID v7, so their order is that of their making: the primary key finds the old ones, and no other index is needed.
        var before = TimeProvider.System.GetUtcNow() - age;
        return db.Database.ExecuteSqlAsync(
            $"""
            delete from told where id in (
                select id from told where id < {Guid.CreateVersion7(before)} and told_at < {before}
                limit {atMost} for update skip locked)
            """,
            ct
        );
    }
}
