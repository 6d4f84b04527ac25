using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Load;

/// <summary>
/// How long from a commit to the consumer's commit, beside <see cref="Bare"/> message by message. Both times are taken by PostgreSQL
/// inside the committing transaction, by deferred triggers, so neither the teller's nor the test's own delays count.
/// </summary>
internal static class Delay
{
    private const int Messages = 2_000;

    // Two seconds in which both paths are compiled: a p99 that counts them tells of the start and of nothing else.
    private const int WarmingUp = 400;
    private const int Burst = 2_000;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async IAsyncEnumerable<string> MeasureAsync()
    {
        var backends = await ProbeBackends.NewAsync();
        var database = new NpgsqlConnectionStringBuilder(backends.Runtime).Database;
        await using var admin = NpgsqlDataSource.Create($"{backends.Admin};Database={database}");
        await using (var prepare = admin.CreateCommand(Triggers))
            await prepare.ExecuteNonQueryAsync();
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();
        await using (var bare = await Bare.StartAsync(backends.Broker, admin))
            await TellAtPaceAsync(service, bare);
        await AreConsumedAsync(admin, 2 * (WarmingUp + Messages));

        await foreach (var line in QuantilesAsync(admin))
            yield return line;
        yield return await BurstAsync(service, admin);
    }

    // One of each in turn, so that whatever else this machine does hits both alike.
    private static async Task TellAtPaceAsync(ProbeService service, Bare bare)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        for (var told = 0; told < WarmingUp + Messages && await pace.WaitForNextTickAsync(); told++)
            await Task.WhenAll(service.TellAsync(commit: true, Message()), bare.TellAsync());
    }

    private static async IAsyncEnumerable<string> QuantilesAsync(NpgsqlDataSource admin)
    {
        await using var ask = admin.CreateCommand(Quantiles);
        ask.Parameters.Add(new() { Value = WarmingUp });
        await using var row = await ask.ExecuteReaderAsync();
        while (await row.ReadAsync())
            yield return $"{row.GetString(0), -44} {row.GetInt64(1), 5} at 200/s: p50 {row.GetDouble(2), 6:0.0} ms, "
                + $"p99 {row.GetDouble(3), 6:0.0} ms, longest {row.GetDouble(4), 6:0.0} ms";
    }

    private static async Task<string> BurstAsync(ProbeService service, NpgsqlDataSource admin)
    {
        await service.TellAsync(commit: true, [.. Enumerable.Range(0, Burst).Select(_ => Message())]);
        await AreConsumedAsync(admin, (2 * (WarmingUp + Messages)) + Burst);
        await using var ask = admin.CreateCommand(BurstSeconds);
        ask.Parameters.Add(new() { Value = Burst });
        var seconds = (double)(await ask.ExecuteScalarAsync())!;
        return $"{Burst} messages of one commit: {Burst / seconds:0} consumed/s";
    }

    private static Task AreConsumedAsync(NpgsqlDataSource admin, int messages) =>
        Eventually.Equal(
            messages,
            async () =>
            {
                await using var count = admin.CreateCommand("select count(*)::int from consumed");
                return (int)(await count.ExecuteScalarAsync())!;
            },
            "messages consumed",
            Limit
        );

    private static CaseSubstantiated Message()
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            CaseId = id,
            SchoolId = id,
            Category = "T2",
            DivisionCode = "430102",
            OccurredAt = TimeProvider.System.GetUtcNow(),
        };
    }

    private const string Triggers = """
        create table committed (id uuid primary key, at timestamptz not null);
        create table consumed (id uuid primary key, at timestamptz not null);
        create table bare_committed (id uuid primary key);
        create table bare_consumed (message_id uuid primary key);
        grant insert on committed, consumed to public;
        create function tell() returns trigger language plpgsql as
        $$ begin insert into committed values (new.id, clock_timestamp()); return null; end $$;
        create function consume() returns trigger language plpgsql as
        $$ begin insert into consumed values (new.message_id, clock_timestamp()); return null; end $$;
        create constraint trigger tell after insert on outbox deferrable initially deferred for each row execute function tell();
        create constraint trigger consume after insert on inbox deferrable initially deferred for each row execute function consume();
        create constraint trigger tell after insert on bare_committed deferrable initially deferred for each row execute function tell();
        create constraint trigger consume after insert on bare_consumed deferrable initially deferred for each row execute function consume();
        """;

    private const string Quantiles = """
        with delays as (
            select case when bare.id is null then 'commit to consumer''s commit' else 'the same, bare' end as path,
                extract(epoch from consumed.at - committed.at)::float8 * 1000 as delay,
                row_number() over (partition by bare.id is null order by committed.at) as nth
            from committed join consumed using (id) left join bare_committed as bare using (id)
        )
        select path || case when nth <= $1 then ', cold' else '' end, count(*),
            percentile_cont(0.5) within group (order by delay), percentile_cont(0.99) within group (order by delay), max(delay)
        from delays group by 1 order by 1
        """;

    private const string BurstSeconds = """
        select extract(epoch from max(consumed.at) - min(committed.at))::float8
        from (select * from committed order by at desc limit $1) as committed join consumed using (id)
        """;
}
