using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>
/// The last days of a complaint (办理时限), in working days after the day it was received, and the duty each of them is. No text
/// gives a number, so the page has defaults and the authority may enter its own.
/// </summary>
/// <remarks>SUP-011: 「及时核查办理群众反映的课后服务问题」.</remarks>
/// <param name="Acknowledge">Days to acknowledge.</param>
/// <param name="Verify">Days to verify.</param>
/// <param name="Reply">Days to answer.</param>
/// <param name="FastLaneMinutes">Minutes to take up an urgent one.</param>
public sealed record TimelyResponse(
    Cited<int>? Acknowledge,
    Cited<int>? Verify,
    Cited<int>? Reply,
    Cited<int>? FastLaneMinutes
)
{
    /// <summary>The duty to acknowledge.</summary>
    public const string AcknowledgeRule = "acknowledge-complaint";

    /// <summary>The duty to verify.</summary>
    public const string VerifyRule = "verify-complaint";

    /// <summary>The duty to answer.</summary>
    public const string ReplyRule = "answer-complaint";

    /// <summary>The last days of a complaint received at that moment.</summary>
    public Deadlines From(DateTimeOffset receivedAt, bool isFastLane)
    {
        var day = receivedAt.DayInChina();
        var deadlines = new Deadlines(LastDay(day, Acknowledge), LastDay(day, Verify), LastDay(day, Reply), null);
        if (!isFastLane || FastLaneMinutes is not { } minutes)
            return deadlines;

        // Injury, bullying and abuse do not wait for a working day: the desk takes them up at once, whatever day it is.
        var taken = receivedAt.AddMinutes(minutes.Value);
        return deadlines with { AcknowledgeOn = taken.DayInChina(), FastLaneAt = taken };
    }

    /// <summary>The duties of the body bound, each with its last day.</summary>
    public IEnumerable<(Finding Duty, DateOnly DueOn)> Duties(Deadlines deadlines) =>
        from step in new[]
        {
            (Rule: AcknowledgeRule, Days: Acknowledge, DueOn: deadlines.AcknowledgeOn),
            (Rule: VerifyRule, Days: Verify, DueOn: deadlines.VerifyOn),
            (Rule: ReplyRule, Days: Reply, DueOn: deadlines.ReplyOn),
        }
        where step.DueOn is not null
        from finding in step.Days!.Broken(step.Rule, Force.Duty, new { Days = step.Days.Value, step.DueOn }).Findings
        select (finding, step.DueOn!.Value);

    private static DateOnly? LastDay(DateOnly received, Cited<int>? days) =>
        days is null ? null : ChinaCalendar.Announced.AddWorkingDays(received, days.Value);
}

/// <summary>Last days of a complaint; none where neither the text nor the authority asks for the step.</summary>
/// <param name="AcknowledgeOn">To acknowledge.</param>
/// <param name="VerifyOn">To verify.</param>
/// <param name="ReplyOn">To answer.</param>
/// <param name="FastLaneAt">The moment by which an urgent one is taken up.</param>
public sealed record Deadlines(
    DateOnly? AcknowledgeOn,
    DateOnly? VerifyOn,
    DateOnly? ReplyOn,
    DateTimeOffset? FastLaneAt
);
