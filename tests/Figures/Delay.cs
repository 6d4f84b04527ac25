using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Tests.Probe;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Figures;

/// <summary>
/// How long from a commit to the consumer's commit: both times are taken by PostgreSQL inside the committing transaction, by
/// deferred triggers, so neither the teller's nor the test's own delays count.
/// </summary>
internal static class Delay
{
    private const int Messages = 2_000;

    public static async Task<string> MeasureAsync()
    {
        var backends = await ProbeBackends.NewAsync();
        var database = new NpgsqlConnectionStringBuilder(backends.Runtime).Database;
        await using var admin = NpgsqlDataSource.Create($"{backends.Admin};Database={database}");
        await using (var prepare = admin.CreateCommand(Triggers))
            await prepare.ExecuteNonQueryAsync();
        await using var service = await ProbeService.StartAsync(backends);
        await service.IsConnectedAsync();

        var told = 0;
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (told++ < Messages && await pace.WaitForNextTickAsync())
            await service.TellAsync(commit: true, Message());

        await Eventually.Equal(
            Messages,
            async () =>
            {
                await using var count = admin.CreateCommand("select count(*)::int from consumed");
                return (int)(await count.ExecuteScalarAsync())!;
            },
            "messages consumed"
        );
        await using var ask = admin.CreateCommand(Quantiles);
        await using var row = await ask.ExecuteReaderAsync();
        await row.ReadAsync();
        return $"commit to consumer's commit, {Messages} messages at 200/s: p50 {row.GetDouble(0):0.0} ms, p99 {row.GetDouble(1):0.0} ms";
    }

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
        create table told (id uuid primary key, at timestamptz not null);
        create table consumed (id uuid primary key, at timestamptz not null);
        grant insert on told, consumed to public;
        create function tell() returns trigger language plpgsql as
        $$ begin insert into told values (new.id, clock_timestamp()); return null; end $$;
        create function consume() returns trigger language plpgsql as
        $$ begin insert into consumed values (new.message_id, clock_timestamp()); return null; end $$;
        create constraint trigger tell after insert on outbox deferrable initially deferred for each row execute function tell();
        create constraint trigger consume after insert on inbox deferrable initially deferred for each row execute function consume();
        """;

    private const string Quantiles = """
        select percentile_cont(0.5) within group (order by delay), percentile_cont(0.99) within group (order by delay)
        from (select extract(epoch from consumed.at - told.at)::float8 * 1000 as delay from told join consumed using (id)) as delays
        """;
}
