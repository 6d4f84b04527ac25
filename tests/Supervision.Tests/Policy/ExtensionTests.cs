using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Tests.Policy;

public sealed class ExtensionTests
{
    private static readonly Deadlines Deadlines = new(null, Day(9, 28), Day(9, 30), null);

    [Fact]
    public void Counts_over_the_national_day_with_its_exchanged_day()
    {
        // Verified by Monday 28 September: the 29th and 30th are days 1 and 2, 1 to 7 October are off, the 8th is day 3. Answered by
        // Wednesday the 30th: the 8th and 9th are days 1 and 2, and Saturday the 10th, worked in exchange, day 3.
        var complaint = Complaint();
        Assert.True(complaint.Extend(3, At(9, 28)).Permits);
        Assert.Equal(
            (Day(10, 8), Day(10, 10), Day(10, 8)),
            (complaint.VerifyDueOn, complaint.ReplyDueOn, complaint.NextDueOn)
        );
    }

    [Fact]
    public void Is_in_time_on_the_last_day_itself_and_refused_on_the_day_after()
    {
        Assert.True(Complaint().Extend(1, At(9, 30)).Permits);
        var late = Complaint().Extend(1, At(10, 1));
        Assert.Equal("extension-after-expiry", Assert.Single(late.Findings).Rule);
    }

    [Fact]
    public void Makes_nothing_timely_that_was_late_already()
    {
        var complaint = Complaint();
        Assert.True(complaint.Extend(1, At(9, 29)).Permits);
        Assert.Equal((Day(9, 28), Day(10, 8)), (complaint.VerifyDueOn, complaint.ReplyDueOn));
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    private static DateTimeOffset At(int month, int day) => Day(month, day).InChinaAt(new TimeOnly(16, 0));

    private static ComplaintCase Complaint() =>
        new ComplaintCase
        {
            Id = Guid.CreateVersion7(),
            Number = "430102-2026-000001",
            SchoolId = Guid.CreateVersion7(),
            Division = DivisionCode.Parse("430102"),
            HandledBy = DivisionCode.Parse("430102"),
            Channel = IntakeChannel.Phone,
            Categories = ["C1"],
            Text = "每天都在讲新课",
            IsFastLane = false,
            IsSealed = false,
            TakenBy = Guid.CreateVersion7(),
            ReceivedAt = At(9, 9),
            Edition = "hunan/2024-03-18",
        }.Received(Deadlines);
}
