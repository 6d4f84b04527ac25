using System.Buffers.Binary;
using AfterSchool.Directory.Accounts;
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

    [Fact]
    public void A_guess_at_nobody_costs_as_much_as_a_guess_at_somebody()
    {
        var options = Options.Create(new PasswordHasherOptions { IterationCount = 123_000 });
        var hash = new NobodysPassword(new PasswordHasher<Account>(options)).Hash;
        // The format's own head: a byte of version, four of the function, then the rounds.
        Assert.Equal(
            123_000u,
            BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(start: 5, length: 4))
        );
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
