using System.Globalization;
using AfterSchool.ServiceDefaults.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AfterSchool.ServiceDefaults.Tests.Telemetry;

public sealed class DiscretionTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/enrolment/v1/plans/019a0000-0000-7000-8000-0000000000ff/submit")]
    [InlineData("/signin-oidc")]
    [InlineData("/.well-known/jwks")]
    [InlineData("/safety/v1/days/2026-09-07")]
    [InlineData("/enrolment/v1/settings/offWorkTime")]
    [InlineData("/directory/v1/pupils/李小明", "/directory/v1/pupils/…")]
    [InlineData("/directory/v1/pupils/%E6%9D%8E", "/directory/v1/pupils/…")]
    [InlineData("/a/13800138000/b", "/a/…/b")]
    [InlineData("/a/430102201501011238", "/a/…")]
    [InlineData("/a/li.xiaoming@example.com", "/a/…")]
    public void A_path_keeps_ids_days_and_words_of_routes(string path, string? said = null) =>
        Assert.Equal(said ?? path, Discretion.Path(path));

    [Fact]
    public void A_failure_of_the_framework_is_told_by_its_type_and_place()
    {
        var said = Discretion.Describe(Failure(() => DateOnly.Parse("李小明", CultureInfo.InvariantCulture)));

        Assert.StartsWith("System.FormatException", said, StringComparison.Ordinal);
        Assert.Contains("at System.DateOnly.Parse(", said, StringComparison.Ordinal);
        Assert.DoesNotContain("李小明", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_ours_keeps_its_words_and_its_cause_does_not()
    {
        var cause = Failure(() => int.Parse("李小明", CultureInfo.InvariantCulture));
        var said = Discretion.Describe(Failure(() => throw new InvalidOperationException("Bill 7 is paid.", cause)));

        Assert.StartsWith("System.InvalidOperationException: Bill 7 is paid.", said, StringComparison.Ordinal);
        Assert.Contains(" ---> System.FormatException", said, StringComparison.Ordinal);
        Assert.DoesNotContain("李小明", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_console_says_it_as_discreetly()
    {
        using var console = new StringWriter();
        var failure = Failure(() => int.Parse("李小明", CultureInfo.InvariantCulture));
        var entry = new LogEntry<string>(LogLevel.Error, "Some.Category", 0, "It\nfailed.", failure, (said, _) => said);

        new DiscreetConsole().Write(entry, null, console);

        Assert.Contains(" fail Some.Category: It failed.", console.ToString(), StringComparison.Ordinal);
        Assert.Contains("System.FormatException", console.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("李小明", console.ToString(), StringComparison.Ordinal);
    }

    private static Exception Failure(Action act) => Assert.ThrowsAny<Exception>(act);
}
