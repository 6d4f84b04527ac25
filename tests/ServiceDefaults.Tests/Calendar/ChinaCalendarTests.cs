using AfterSchool.ServiceDefaults.Calendar;
using CsCheck;

namespace AfterSchool.ServiceDefaults.Tests.Calendar;

public sealed class ChinaCalendarTests
{
    private static readonly ChinaCalendar Calendar = ChinaCalendar.Announced;

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 11_000].Select(new DateOnly(2000, 1, 1).AddDays);

    [Theory]
    [InlineData("2026-02-13", true)] // Friday before the Spring Festival
    [InlineData("2026-02-14", true)] // Saturday worked in exchange
    [InlineData("2026-02-15", false)] // Sunday, the holiday's first day
    [InlineData("2026-02-23", false)] // Monday, its last
    [InlineData("2026-02-24", true)]
    [InlineData("2026-02-28", true)] // Saturday worked in exchange
    [InlineData("2026-03-01", false)] // Sunday
    [InlineData("2026-01-04", true)] // Sunday worked in exchange
    [InlineData("2015-09-03", false)] // Thursday, once only: 70 years since the war
    [InlineData("2015-09-06", true)] // and the Sunday that paid for it
    public void Exchanged_days_are_worked_and_holidays_are_not(string day, bool worked)
    {
        Assert.Equal(worked, Calendar.IsWorkingDay(Day(day)));
        Assert.Equal(worked, Calendar.IsClassDay(Day(day)));
    }

    [Theory]
    [InlineData("2003-12-31", true)]
    [InlineData("2004-01-01", false)]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    public void A_year_that_is_not_announced_is_provisional(string day, bool provisional) =>
        Assert.Equal(provisional, Calendar.IsProvisional(Day(day)));

    [Fact]
    public void A_provisional_year_knows_weekends_only()
    {
        Assert.True(Calendar.IsWorkingDay(Day("2027-10-01")));
        Assert.False(Calendar.IsWorkingDay(Day("2027-10-02")));
    }

    [Theory]
    [InlineData("2026-03-06", 1, "2026-03-09")] // Friday → Monday
    [InlineData("2026-03-07", 1, "2026-03-09")] // Saturday → Monday
    // 13 Feb + 5: Sat 14 (exchanged), then the holiday to the 23rd, then 24, 25, 26, 27.
    [InlineData("2026-02-13", 5, "2026-02-27")]
    // and one more is Saturday the 28th, worked in exchange.
    [InlineData("2026-02-13", 6, "2026-02-28")]
    // 30 Sep + 2: the holiday ends on 7 Oct; 8 and 9 are Thursday and Friday.
    [InlineData("2026-09-30", 2, "2026-10-09")]
    [InlineData("2026-02-15", 0, "2026-02-15")]
    [InlineData("2026-02-24", -1, "2026-02-14")]
    public void A_period_of_working_days_does_not_count_its_first_day(string from, int days, string ends) =>
        Assert.Equal(Day(ends), Calendar.AddWorkingDays(Day(from), days));

    [Fact]
    public void Counting_working_days_undoes_adding_them() =>
        Gen.Select(Days, Gen.Int[0, 300])
            .Sample(
                (from, days) =>
                    Assert.Equal(days, Calendar.WorkingDaysBetween(from, Calendar.AddWorkingDays(from, days)))
            );

    [Fact]
    public void A_period_ends_on_a_working_day_after_its_first_day() =>
        Gen.Select(Days, Gen.Int[1, 300])
            .Sample(
                (from, days) =>
                {
                    var end = Calendar.AddWorkingDays(from, days);
                    Assert.True(Calendar.IsWorkingDay(end) && end > from);
                }
            );

    [Fact]
    public void Counting_beyond_the_limit_or_backwards_is_a_bug()
    {
        var day = Day("2026-01-01");

        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(day, 5_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(day, -5_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.WorkingDaysBetween(day, day.AddDays(-1)));
    }

    [Fact]
    public void The_embedded_years_hold_as_many_days_as_their_source()
    {
        // chinese-days 1.5.7: 619 days off, 407 of them on weekdays, and 150 weekend days worked, 2004 to 2026.
        var days = Enumerable.Range(0, 8_401).Select(new DateOnly(2004, 1, 1).AddDays).ToList();

        Assert.Equal(new DateOnly(2026, 12, 31), days[^1]);
        Assert.Equal(407, days.Count(day => !IsWeekend(day) && !Calendar.IsWorkingDay(day)));
        Assert.Equal(150, days.Count(day => IsWeekend(day) && Calendar.IsWorkingDay(day)));
        Assert.DoesNotContain(days, Calendar.IsProvisional);
    }

    [Fact]
    public void A_year_that_arrives_makes_its_days_final()
    {
        var calendar = ChinaCalendar.Read(new StringReader("# notice\n2027 off 1001-1007\n2027 on 1009\n"));

        Assert.False(calendar.IsProvisional(Day("2027-10-01")));
        Assert.False(calendar.IsWorkingDay(Day("2027-10-07")));
        Assert.True(calendar.IsWorkingDay(Day("2027-10-08")));
        Assert.True(calendar.IsWorkingDay(Day("2027-10-09")));
    }

    [Theory]
    [InlineData("2027 off 1301")]
    [InlineData("2027 off 1007-1001")]
    [InlineData("2027 off")]
    [InlineData("2027 holiday 1001")]
    [InlineData("27 off 1001")]
    public void A_broken_line_is_named(string line)
    {
        var error = Assert.Throws<FormatException>(() => ChinaCalendar.Read(new StringReader("# notice\n" + line)));

        Assert.StartsWith("Line 2:", error.Message, StringComparison.Ordinal);
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
