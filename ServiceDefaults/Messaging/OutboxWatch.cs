using System.Diagnostics.Metrics;
using AfterSchool.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>Reads how long the oldest untold message has waited, how many wait, and how many were set aside.</summary>
internal sealed class OutboxWatch : Watch<OutboxWatch.Figures>
{
    /// <summary>Counting ends here: who has so many has the same trouble as who has more, and a look stays cheap.</summary>
    internal const int MostCounted = 100_000;

    /// <summary>Which rows wait, as the index says it; what else an outbox may keep is none of them.</summary>
    private const string Waits = "parked_at is null";

    /// <summary>Made by the migrate command: few rows are ever set aside, and only those are in it.</summary>
    internal const string Index = """
        create index if not exists ix_outbox_parked on outbox (parked_at) where parked_at is not null;
        """;

    /// <summary>One question, answered from two partial indexes.</summary>
    internal static readonly string Question = $"""
        select
            (select id from outbox where {Waits} order by sequence limit 1),
            (select count(*) from (select 1 from outbox where {Waits} limit {MostCounted}) waiting),
            (select count(*) from (select 1 from outbox where parked_at is not null limit {MostCounted}) parked)
        """;

    private readonly NpgsqlDataSource _database;

    public OutboxWatch(NpgsqlDataSource database, IMeterFactory meters, Watching often, ILogger<OutboxWatch> log)
        : base(often, log)
    {
        _database = database;
        var meter = meters.Create(Own.Name);
        meter.CreateObservableGauge(
            "afterschool.outbox.age",
            () => Told(Last?.AgeSeconds),
            "s",
            "How long the oldest message that no broker has confirmed has waited; 0 when none waits."
        );
        meter.CreateObservableGauge(
            "afterschool.outbox.waiting",
            () => Told(Last?.Waiting),
            "{message}",
            $"Messages written and not yet confirmed by the broker; counting ends at {MostCounted}."
        );
        meter.CreateObservableGauge(
            "afterschool.outbox.parked",
            () => Told(Last?.Parked),
            "{message}",
            "Messages set aside after ten attempts that failed by their own fault."
        );
    }

    /// <inheritdoc />
    protected override async Task<Figures> ReadAsync(CancellationToken ct)
    {
#pragma warning disable CA2100 // Constants of this file.
        await using var ask = _database.CreateCommand(Question);
#pragma warning restore CA2100
        await using var row = await ask.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var oldest = row.IsDBNull(0) ? null : Own.WrittenAt(row.GetGuid(0));
        var age = oldest is { } written ? (TimeProvider.System.GetUtcNow() - written).TotalSeconds : 0;
        return new Figures(Math.Max(0, age), row.GetInt64(1), row.GetInt64(2));
    }

    private static Measurement<T>[] Told<T>(T? read)
        where T : struct => read is { } one ? [new Measurement<T>(one)] : [];

    internal sealed record Figures(double AgeSeconds, long Waiting, long Parked);
}
