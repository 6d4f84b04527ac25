using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>
/// Forgets what was told, and what was applied, when nobody can need it any more. A message is kept for as long as one may lie in the
/// broker unapplied, a dead letter that waits for its operator included; its receipts outlive it by months, so that whatever is told
/// again is known. How old a backup is does not matter: what was kept is in it.
/// </summary>
internal sealed class ForgetTold(IServiceScopeFactory scopes, KeptFor kept, ILogger<ForgetTold> log)
    : RecurringLook(TimeSpan.FromMinutes(20), log)
{
    private const int BatchRows = 10_000;

    /// <summary>
    /// The service's role may not delete receipts, since one that is gone lets a message be applied twice; it may only have this
    /// function forget those of 90 days ago. After a restore of an old backup even these are needed until all is told again.
    /// </summary>
    public static string Function(string role) =>
        $"""
            create or replace function forget_receipts() returns integer
            language plpgsql security definer set search_path = public, pg_temp as
            $$
            declare
                before timestamptz := clock_timestamp() - interval '90 days';
                -- The first UUID v7 of that moment: the primary key finds the old ones.
                first uuid := rpad(lpad(to_hex((extract(epoch from before) * 1000)::bigint), 12, '0'), 32, '0');
                forgotten integer;
            begin
                if exists (select from retelling where at > clock_timestamp() - interval '30 days') then
                    return 0;
                end if;
                delete from inbox where (message_id, consumer) in (
                    select message_id, consumer from inbox where message_id < first and applied_at < before
                    limit {BatchRows} for update skip locked);
                get diagnostics forgotten = row_count;
                return forgotten;
            end
            $$;
            revoke all on function forget_receipts() from public;
            grant execute on function forget_receipts() to {role};
            """;

    /// <inheritdoc />
    protected override async Task LookAsync(CancellationToken ct)
    {
        while (await ForgetAsync(ct) == BatchRows) { }
    }

    /// <summary>Forgets a batch of each; gives the size of the larger.</summary>
    internal async Task<int> ForgetAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MessagingDb>();
        var told = await db.ForgetToldAsync(kept.Told, BatchRows, ct);
        var applied = await db.Database.SqlQuery<int>($"select forget_receipts() as \"Value\"").SingleAsync(ct);
        return Math.Max(told, applied);
    }
}

/// <summary>How long what was told is kept: <c>Messaging:KeepToldDays</c>, 14 when not set.</summary>
/// <param name="Told">The time.</param>
internal sealed record KeptFor(TimeSpan Told)
{
    private const int Usual = 14;

    // Receipts stay for 90 days, and for 30 after a retelling: far longer than this.
    private const int Most = 30;

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidOperationException">It is not between one day and thirty.</exception>
    public static KeptFor Read(IConfiguration configuration)
    {
        var days = configuration.GetValue("Messaging:KeepToldDays", Usual);
        return days is >= 1 and <= Most
            ? new(TimeSpan.FromDays(days))
            : throw new InvalidOperationException($"Messaging:KeepToldDays is {days}; give days from 1 to {Most}.");
    }
}
