using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;

namespace AfterSchool.ServiceDefaults.Tests.Calendar;

public sealed class ClockTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider real = new(Start);
    private readonly string file = Path.Combine(Path.GetTempPath(), $"clock-{Guid.CreateVersion7():N}");
    private int writes;

    public void Dispose() => File.Delete(file);

    [Theory]
    [InlineData("2026-02-28T15:59:59Z", "2026-02-28")]
    [InlineData("2026-02-28T16:00:00Z", "2026-03-01")]
    public void The_day_begins_at_midnight_in_China(string moment, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(moment, null));

        Assert.Equal(day, clock.Today().ToString("yyyy-MM-dd", null));
        Assert.Equal(TimeSpan.FromHours(8), clock.Now().Offset);
        Assert.Equal(clock.GetUtcNow(), clock.Now());
        Assert.Equal(clock.Today(), clock.GetUtcNow().DayInChina());
    }

    [Fact]
    public void A_time_on_a_day_is_a_moment_in_China() =>
        Assert.Equal(
            new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero),
            new DateOnly(2026, 3, 1).InChinaAt(new TimeOnly(17, 30)).ToUniversalTime()
        );

    [Fact]
    public void The_clock_follows_its_file()
    {
        var clock = new ShiftedClock(real, file);
        Assert.Equal(TimeSpan.Zero, Shift(clock));

        Write("30.00:00:00\n");
        Assert.Equal(TimeSpan.FromDays(30), ShiftAtNextCheck(clock));

        Write("-0.12:00:00");
        Assert.Equal(TimeSpan.FromHours(-12), ShiftAtNextCheck(clock));

        Write("");
        Assert.Equal(TimeSpan.Zero, ShiftAtNextCheck(clock));

        Write("1.00:00:00");
        Assert.Equal(TimeSpan.FromDays(1), ShiftAtNextCheck(clock));
        File.Delete(file);
        Assert.Equal(TimeSpan.Zero, ShiftAtNextCheck(clock));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("30 days")]
    [InlineData("40000.00:00:00")]
    public void A_broken_file_leaves_the_last_good_shift(string content)
    {
        Write("30.00:00:00");
        var clock = new ShiftedClock(real, file);

        Write(content);

        Assert.Equal(TimeSpan.FromDays(30), ShiftAtNextCheck(clock));
    }

    [Fact]
    public void The_file_is_looked_at_ten_times_a_second_at_most()
    {
        var clock = new ShiftedClock(real, file);
        Write("30.00:00:00");

        real.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(TimeSpan.Zero, Shift(clock));
        real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(TimeSpan.FromDays(30), Shift(clock));
    }

    [Fact]
    public void Timers_and_elapsed_time_are_not_shifted()
    {
        Write("30.00:00:00");
        var clock = new ShiftedClock(real, file);
        var rang = 0;
        using var timer = clock.CreateTimer(_ => rang++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var began = clock.GetTimestamp();

        real.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, rang);
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, rang);
        Assert.Equal(TimeSpan.FromMinutes(1), clock.GetElapsedTime(began));
    }

    [Fact]
    public void Production_refuses_a_shift()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            ShiftedClock.ClockFrom(Configured(file), In("Production"))
        );

        Assert.Contains("Clock:ShiftFile", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Elsewhere_a_shift_file_shifts_the_clock()
    {
        Write("30.00:00:00");

        var clock = ShiftedClock.ClockFrom(Configured(file), In("Development"));

        Assert.InRange(Shift(clock, TimeProvider.System), TimeSpan.FromDays(29.9), TimeSpan.FromDays(30.1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_shift_file_the_clock_is_the_systems(string? path) =>
        Assert.Same(TimeProvider.System, ShiftedClock.ClockFrom(Configured(path), In("Production")));

    private static IConfiguration Configured(string? path) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Clock:ShiftFile", path)]).Build();

    private static HostingEnvironment In(string name) => new() { EnvironmentName = name };

    private static TimeSpan Shift(TimeProvider clock, TimeProvider real) => clock.GetUtcNow() - real.GetUtcNow();

    private TimeSpan Shift(ShiftedClock clock) => Shift(clock, real);

    private TimeSpan ShiftAtNextCheck(ShiftedClock clock)
    {
        real.Advance(TimeSpan.FromMilliseconds(100));
        return Shift(clock);
    }

    private void Write(string content)
    {
        File.WriteAllText(file, content);
        // Two writes of a test may fall into one tick of the file system's clock.
        File.SetLastWriteTimeUtc(file, Start.UtcDateTime.AddSeconds(++writes));
    }
}
