using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;

namespace AfterSchool.Supervision.Tests.Policy;

public sealed class TimelyResponseTests
{
    private static readonly SupervisionPack Hunan = Editions
        .Read<SupervisionPack>(typeof(SupervisionDb).Assembly)
        .InForce(DivisionCode.Parse("430102"), new DateOnly(2026, 9, 1))!;

    private static readonly TimelyResponse Response = new(
        Hunan.AcknowledgeDays,
        Hunan.VerifyDays,
        Hunan.ReplyDays,
        Hunan.FastLaneMinutes
    );

    [Fact]
    public void Counts_working_days_over_the_national_day_with_its_exchanged_day()
    {
        // Tuesday 29 September: the 30th is day 1; 1 to 7 October are off; the 8th is day 2; the 9th day 3; Saturday the 10th is
        // worked in exchange, day 4; 12 to 16: days 5 to 9; Monday 19: day 10; 20 to 23: 11 to 14; Monday 26: day 15.
        var due = Response.From(At(2026, 9, 29), isFastLane: false);
        Assert.Equal(new DateOnly(2026, 10, 8), due.AcknowledgeOn);
        Assert.Equal(new DateOnly(2026, 10, 19), due.VerifyOn);
        Assert.Equal(new DateOnly(2026, 10, 26), due.ReplyOn);
        Assert.Null(due.FastLaneAt);
    }

    [Fact]
    public void Counts_from_the_first_working_day_after_one_received_on_a_holiday()
    {
        // Thursday 1 October: the 8th is day 1, the 9th day 2.
        Assert.Equal(new DateOnly(2026, 10, 9), Response.From(At(2026, 10, 1), isFastLane: false).AcknowledgeOn);
    }

    [Fact]
    public void Takes_up_an_urgent_one_within_minutes_even_on_a_holiday()
    {
        var due = Response.From(At(2026, 10, 1), isFastLane: true);
        Assert.Equal(At(2026, 10, 1).AddMinutes(30), due.FastLaneAt);
        Assert.Equal(new DateOnly(2026, 10, 1), due.AcknowledgeOn);
    }

    [Fact]
    public void Makes_each_last_day_a_duty_of_the_authority_shown_as_a_default()
    {
        var duties = Response.Duties(Response.From(At(2026, 9, 29), isFastLane: false)).ToArray();
        Assert.Equal(
            ["acknowledge-complaint", "verify-complaint", "answer-complaint"],
            duties.Select(one => one.Duty.Rule)
        );
        Assert.All(
            duties,
            one =>
            {
                Assert.Equal("educationAuthority", one.Duty.Bound);
                Assert.True(one.Duty.Sources[0].IsDefault);
                Assert.Equal("及时核查办理群众反映的课后服务问题", one.Duty.Sources[0].Quote);
            }
        );
    }

    [Fact]
    public void Asks_for_nothing_where_the_page_is_silent()
    {
        var silent = new TimelyResponse(null, null, null, null);
        var due = silent.From(At(2026, 9, 29), isFastLane: true);
        Assert.Equal(new Deadlines(null, null, null, null), due);
        Assert.Empty(silent.Duties(due));
    }

    private static DateTimeOffset At(int year, int month, int day) =>
        new DateOnly(year, month, day).InChinaAt(new TimeOnly(16, 20));
}
