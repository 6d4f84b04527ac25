using System.Diagnostics.Metrics;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Reads how many duties are overdue, by the kind of body bound, and how many matters wait for an authority.</summary>
internal sealed class MatterWatch : Watch<MatterWatch.Figures>
{
    /// <summary>Counting ends here, for each of the two.</summary>
    internal const int MostCounted = 100_000;

    /// <summary>Made by the migrate command: what is still owed, and what still waits, is little beside what is done.</summary>
    internal const string Indexes = """
        create index if not exists ix_duty_owed on duty (due_on, bound) where done_at is null;
        create index if not exists ix_held_matter_waiting on held_matter (opened_at) where granted is null;
        """;

    /// <summary>Overdue duties by bound body, then one row without a body: the matters held.</summary>
    internal static readonly string Question = $"""
        select bound, count(*) from
            (select bound from duty where done_at is null and due_on < $1 limit {MostCounted}) overdue
            group by bound
        union all
        select null, count(*) from (select 1 from held_matter where granted is null limit {MostCounted}) held
        """;

    private const string Bound = "afterschool.duty.bound";
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;

    public MatterWatch(
        NpgsqlDataSource database,
        TimeProvider clock,
        IMeterFactory meters,
        Watching often,
        ILogger<MatterWatch> log
    )
        : base(often, log)
    {
        (_database, _clock) = (database, clock);
        var meter = meters.Create(Own.Name);
        meter.CreateObservableGauge(
            "afterschool.duty.overdue",
            () => Last?.Overdue ?? [],
            "{duty}",
            $"Duties whose last day has passed and that nobody has done, by the kind of body bound; at most {MostCounted}."
        );
        meter.CreateObservableGauge(
            "afterschool.matter.held",
            () => Last?.Held ?? [],
            "{matter}",
            $"Matters that wait for the competent authority's decision; counting ends at {MostCounted}."
        );
    }

    /// <inheritdoc />
    protected override async Task<Figures> ReadAsync(CancellationToken ct)
    {
#pragma warning disable CA2100 // Constants of this file.
        await using var ask = _database.CreateCommand(Question);
#pragma warning restore CA2100
        ask.Parameters.Add(new() { Value = _clock.Today() });
        // Schools are bound most often: their series is there before anything is overdue.
        var overdue = new Dictionary<string, long> { ["school"] = 0 };
        var held = 0L;
        await using var row = await ask.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            if (row.IsDBNull(0))
                held = row.GetInt64(1);
            else
                overdue[row.GetString(0)] = row.GetInt64(1);
        return new Figures(
            [
                .. overdue.Select(one => new Measurement<long>(
                    one.Value,
                    new KeyValuePair<string, object?>(Bound, one.Key)
                )),
            ],
            [new Measurement<long>(held)]
        );
    }

    internal sealed record Figures(Measurement<long>[] Overdue, Measurement<long>[] Held);
}
