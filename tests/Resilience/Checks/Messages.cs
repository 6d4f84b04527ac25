namespace AfterSchool.Resilience.Checks;

/// <summary>Promise 4 as it is meant: every message told is applied by every consumer that hears it, once, and nothing is pending.</summary>
internal sealed class Messages(Databases databases, Broker broker)
{
    // Rows that are kept once they are told have the time in one of these; which, is the outbox's own affair.
    private const string Untold = """
        coalesce(to_jsonb(outbox) ->> 'told_at', to_jsonb(outbox) ->> 'sent_at', to_jsonb(outbox) ->> 'published_at') is null
        """;

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
                from outbox where {Untold} order by sequence limit 5
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
            var has = await databases.ReadAsync(database, "select 1 where to_regclass('witness.told') is not null", ct);
            isWitnessed &= has.Count > 0;
            var kept = has.Count > 0 ? "union select id, contract from witness.told" : "";
            var sql = $"select id || ' ' || contract from (select id, contract from outbox {kept}) as told";
            foreach (var row in await databases.ReadAsync(database, sql, ct))
                told[Guid.Parse(row.AsSpan(0, 36))] = row[37..];
        }

        return (told, isWitnessed);
    }
}
