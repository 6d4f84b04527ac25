using AfterSchool.Resilience;
using AfterSchool.Resilience.Killing;

// Each has the machine to itself, as far as this process goes.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace AfterSchool.Resilience.Tests;

/// <summary>Any process may be killed at any moment; the promises hold all the same, over all databases.</summary>
public sealed class KilledAnywhereTests(KilledSystem killed) : IClassFixture<KilledSystem>
{
    [Fact]
    public async Task Three_rounds_of_kills_at_random_moments_break_no_promise()
    {
        var seed = Random.Shared.Next(1, 1_000_000);
        for (var round = 0; round < 3; round++)
            Kept(await killed.Rounds.PlayAsync(killed.Next(), seed + round, TimeSpan.FromSeconds(6)));
    }

    [Fact]
    public async Task A_broker_away_or_full_a_database_restarted_and_a_clock_that_jumps_break_none_either()
    {
        var troubles = new Troubles(killed.System, TestContext.Current.TestOutputHelper!.WriteLine);
        var time = TimeSpan.FromSeconds(4);

        Kept(await killed.Rounds.PlayAsync(killed.Next(), "troubles", AllAsync));

        async Task AllAsync()
        {
            await Troubles.ClockJumpsAsync(killed.Rounds, times: 2);
            await troubles.BrokerIsUnreachableAsync(time);
            await troubles.BrokersDiskIsFullAsync(time);
            await Troubles.PostgresRestartsAsync();
        }
    }

    // The seed and the blows are told in any case; a red round is played again by them.
    private static void Kept(RoundResult result)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"{result}");
        Assert.True(result.Broken.Count == 0, $"{result}");
    }
}

/// <summary>A system of its own to kill in, durable as in production.</summary>
public sealed class KilledSystem : IAsyncLifetime
{
    private int _rounds;

    public StandingSystem System { get; private set; } = null!;

    public Rounds Rounds { get; private set; } = null!;

    public int Next() => ++_rounds;

    public async ValueTask InitializeAsync() => Rounds = new(System = await StandingSystem.StartAsync());

    public ValueTask DisposeAsync() => System.DisposeAsync();
}
