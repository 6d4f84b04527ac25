namespace AfterSchool.Resilience.Checks;

/// <summary>Promise 4 as it is meant: every message told is applied by every consumer that hears it, once, and nothing is pending.</summary>
internal sealed class Messages(Databases databases, Broker broker)
{
    /// <summary>What is on its way, or will never arrive.</summary>
    public async Task<List<string>> PendingAsync(CancellationToken ct)
    {
        List<string> pending = [];
        foreach (var database in Databases.Telling)
        foreach (
            var row in await databases.ReadAsync(
                database,
                $"""
                select contract || ' ' || id || case when parked_at is null then '' else ' (parked: ' || problem || ')' end
                from outbox order by sequence limit 5
                """,
                ct
            )
        )
            pending.Add($"4: {database}'s outbox still has {row}");
        foreach (var (queue, messages) in await broker.WaitingAsync(ct))
            pending.Add($"4: {messages} in queue {queue}");
        return pending;
    }

    /// <summary>Messages that somebody who hears them has not applied, and applied ones that nobody has told.</summary>
    public async Task<List<string>> LostAsync(CancellationToken ct)
    {
        var (told, isWitnessed) = await ToldAsync(ct);
        var hearers = await broker.HearersAsync(ct);
        var applied = new HashSet<(Guid Message, string Consumer)>();
        List<string> wrong = [];
        foreach (var database in Databases.Telling)
        foreach (var row in await databases.ReadAsync(database, "select message_id || ' ' || consumer from inbox", ct))
        {
            var receipt = (Guid.Parse(row.AsSpan(0, 36)), row[37..]);
            applied.Add(receipt);
            if (isWitnessed && !told.ContainsKey(receipt.Item1))
                wrong.Add($"4: {receipt.Item2} applied {receipt.Item1}, which nobody told");
        }

        wrong.AddRange(
            from one in told
            from consumer in hearers[one.Value]
            where !applied.Contains((one.Key, consumer))
            select $"4: {consumer} never applied {one.Value} {one.Key}"
        );
        return wrong;
    }

    private async Task<(Dictionary<Guid, string> Told, bool IsWitnessed)> ToldAsync(CancellationToken ct)
    {
        var told = new Dictionary<Guid, string>();
        var isWitnessed = true;
        foreach (var database in Databases.Telling)
        {
            // Where a message is found, once its row has left the outbox: written down by the witness, or kept by the service itself.
            var kept = await databases.ReadAsync(
                database,
                "select name from unnest(array['witness.told', 'public.told']) as name where to_regclass(name) is not null",
                ct
            );
            isWitnessed &= kept.Contains("witness.told");
            var sql = string.Join(
                " union ",
                kept.Prepend("outbox").Select(table => $"select id || ' ' || contract from {table}")
            );
            foreach (var row in await databases.ReadAsync(database, sql, ct))
                told[Guid.Parse(row.AsSpan(0, 36))] = row[37..];
        }

        return (told, isWitnessed);
    }
}
