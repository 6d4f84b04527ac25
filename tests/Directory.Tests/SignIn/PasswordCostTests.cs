using AfterSchool.Directory.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>A stolen password costs a guesser time.</summary>
public sealed class PasswordCostTests
{
    [Theory]
    [InlineData("Production", null, 100_000)]
    [InlineData("Production", "100000", 100_000)]
    [InlineData("Production", "600000", 600_000)]
    [InlineData("Rehearsal", "1000", 1_000)]
    public void A_guess_costs_as_many_rounds_as_are_set(string environment, string? set, int expected) =>
        Assert.Equal(expected, RoundsOf(environment, set));

    [Fact]
    public void Fewer_than_a_hundred_thousand_rounds_are_refused_in_Production()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => RoundsOf("Production", "99999"));

        Assert.Contains("100000", refusal.Message, StringComparison.Ordinal);
    }

    private static int RoundsOf(string environment, string? set)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["SignIn:PasswordRounds"] = set })
            .Build();
        var services = new ServiceCollection();
        services.AddPasswordCost(configuration, new HostingEnvironment { EnvironmentName = environment });
        return services
            .BuildServiceProvider()
            .GetRequiredService<IOptions<PasswordHasherOptions>>()
            .Value.IterationCount;
    }
}
