using AfterSchool.Rehearsal.Made;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Resilience.Killing;

/// <summary>A blow: whom, and how long after the round began.</summary>
/// <param name="Victim">A process, or <c>outbox:</c> and a service, whose dispatcher is killed between publishing and taking leave.</param>
/// <param name="At">Time since the round began.</param>
public sealed record Blow(string Victim, TimeSpan At)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Victim}@{At.TotalSeconds:0.0}s";
}

/// <summary>The hand that kills with -9: whom and when follows from a seed alone.</summary>
/// <param name="servers">The system's servers.</param>
public sealed class Hand(Servers servers)
{
    private const string OutboxOf = "outbox:";

    /// <summary>Everything that is killed.</summary>
    public static IReadOnlyList<string> Victims { get; } =
    [
        "directory",
        "enrolment",
        "fees",
        "staffing",
        "safety",
        "supervision",
        "gateway",
        Processes.RabbitMq,
        Processes.Postgres,
        Processes.PostgresBackend,
        // As often as all the services together: of six dispatchers, one.
        .. Enumerable.Repeat(OutboxOf, 3),
    ];

    /// <summary>One to three blows, at random moments of the span.</summary>
    public static IReadOnlyList<Blow> BlowsOf(Seeded chance, TimeSpan span)
    {
        ArgumentNullException.ThrowIfNull(chance);
        var count = chance.OneOf("how many", [1, 1, 2, 3]);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(at => new Blow(
                    Whom(chance, at),
                    span * (chance.OneOf($"when {at}", [.. Enumerable.Range(0, 1000)]) / 1000.0)
                ))
                .OrderBy(blow => blow.At),
        ];
    }

    /// <summary>Deals the blows, and gives those that found nobody to hit.</summary>
    public async Task<IReadOnlyList<Blow>> StrikeAsync(IEnumerable<Blow> blows, Seeded chance)
    {
        var missed = await Task.WhenAll(blows.Select(blow => StrikeAsync(blow, chance)));
        return [.. missed.OfType<Blow>()];
    }

    private async Task<Blow?> StrikeAsync(Blow blow, Seeded chance)
    {
        await Task.Delay(blow.At);
        if (blow.Victim.StartsWith(OutboxOf, StringComparison.Ordinal))
            return await TrapAsync(blow.Victim[OutboxOf.Length..]) ? null : blow;
        await Processes.SignalAsync(blow.Victim, ProcessTree.Kill, running => chance.OneOf($"which {blow}", running));
        return null;
    }

    private async Task<bool> TrapAsync(string service)
    {
        try
        {
            return await new Trap(servers, service).SpringAsync();
        }
        catch (NpgsqlException)
        {
            // Another blow hit the server in the meantime.
            return false;
        }
    }

    private static string Whom(Seeded chance, int at)
    {
        var victim = chance.OneOf($"whom {at}", Victims);
        return victim == OutboxOf ? OutboxOf + chance.OneOf($"whose {at}", Databases.Telling) : victim;
    }
}
