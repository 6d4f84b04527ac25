using AfterSchool.Resilience;
using AfterSchool.Resilience.Killing;

namespace AfterSchool.EndToEnd;

/// <summary>Any process may be killed at any moment; the promises hold all the same, over all databases.</summary>
public sealed class KilledAnywhereTests(KilledSystem killed) : IClassFixture<KilledSystem>
{
    [Fact]
    public async Task Three_rounds_of_kills_at_random_moments_break_no_promise()
    {
        var seed = Random.Shared.Next(1, 1_000_000);
        var rounds = new Rounds(killed.System);
        for (var round = 1; round <= 3; round++)
        {
            var result = await rounds.PlayAsync(round, seed + round, TimeSpan.FromSeconds(8));
            TestContext.Current.TestOutputHelper!.WriteLine($"{result}");
            Assert.True(result.Broken.Count == 0, $"{result}");
        }
    }
}

/// <summary>A system of its own to kill in, durable as in production.</summary>
public sealed class KilledSystem : IAsyncLifetime
{
    public StandingSystem System { get; private set; } = null!;

    public async ValueTask InitializeAsync() => System = await StandingSystem.StartAsync();

    public ValueTask DisposeAsync() => System.DisposeAsync();
}
