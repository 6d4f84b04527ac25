using AfterSchool.Directory.SignIn;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>Made at 0 h; a second key made at 100 h, used from 101 h; what is made with a key lasts 9 h.</summary>
public sealed class KeyScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lasting = TimeSpan.FromHours(9);
    private static readonly ServerKey First = Key(0, 0);
    private static readonly ServerKey Second = Key(100, 101);

    [Theory]
    [InlineData(100.0, 1, "1 2")] // announced, not used
    [InlineData(100.99, 1, "1 2")]
    [InlineData(101.0, 2, "2 1")] // exactly from then on
    [InlineData(109.99, 2, "2 1")] // 101 + 9 = 110: what the first made a moment before 101 h has just not ended
    [InlineData(110.0, 2, "2")]
    public void Uses_a_key_after_it_was_announced_and_takes_the_one_before_until_its_work_has_ended(
        double hours,
        int used,
        string taken
    )
    {
        var schedule = At(hours, First, Second);
        Assert.Equal(used == 1 ? First : Second, schedule.Used);
        Assert.Equal(taken.Split(' ').Select(one => one == "1" ? First : Second), schedule.Taken);
    }

    [Fact]
    public void Uses_the_only_key_whatever_was_said() => Assert.Equal(Second, At(100.5, Second).Used);

    [Fact]
    public void Takes_every_key_that_still_counts_when_two_came_soon_after_each_other()
    {
        var third = Key(102, 103);
        Assert.Equal([third, First, Second], At(104, First, Second, third).Taken);
        Assert.Equal([third, Second], At(110, First, Second, third).Taken);
        // 103 + 9 = 112
        Assert.Equal([third], At(112, First, Second, third).Taken);
    }

    [Fact]
    public void Takes_nothing_of_before_once_the_keys_have_leaked()
    {
        var third = Key(102, 102, replacesAll: true);
        var schedule = At(102, First, Second, third);
        Assert.Equal((third, 1), (schedule.Used, schedule.Taken.Count));

        var fourth = Key(200, 201);
        Assert.Equal([third, fourth], At(200.5, First, Second, third, fourth).Taken);
    }

    private static KeySchedule At(double hours, params ServerKey[] keys) =>
        KeySchedule.At(keys.Reverse(), Start.AddHours(hours), Lasting);

    private static ServerKey Key(double madeAt, double usedFrom, bool replacesAll = false) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Use = ServerKeyUse.Sign,
            KeySealed = "",
            MadeAt = Start.AddHours(madeAt),
            UsedFrom = Start.AddHours(usedFrom),
            ReplacesAll = replacesAll,
        };
}
