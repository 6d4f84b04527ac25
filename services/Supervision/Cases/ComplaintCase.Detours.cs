using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Cases;

/// <summary>Where a complaint leaves the straight road: returned, urged, extended, reopened.</summary>
public sealed partial class ComplaintCase
{
    /// <summary>How often it was returned by those it was given to (退单).</summary>
    public int Returns { get; private set; }

    /// <summary>When its last days were put off (延期); once at most.</summary>
    public DateTimeOffset? ExtendedAt { get; private set; }

    /// <summary>When it came onto the list of those watched over (督办).</summary>
    public DateTimeOffset? SupervisedAt { get; private set; }

    /// <summary>When the one who complained was last called back and reached (回访).</summary>
    public DateTimeOffset? CalledBackAt { get; private set; }

    /// <summary>When it was reopened because they were not satisfied; once at most.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    /// <summary>The database's count of changes: whoever saves over an older one is told.</summary>
    public uint Version { get; private set; }

    /// <summary>Whether it is with somebody who can still be asked to hurry.</summary>
    public bool CanBeUrged => ClosedAt is null && RepliedAt is null;

    /// <summary>Whether those it was given to may still say that it is not theirs.</summary>
    public bool CanBeReturned => Status is CaseStatus.Assigned or CaseStatus.Verifying;

    /// <summary>Gives it back (退单), unless the arbiter has already said whose it is.</summary>
    public Ruling Return()
    {
        var ruling = ArbiterRule.JudgeReturn(this);
        if (ruling.Permits)
            (Returns, AssignedTo, Status) = (Returns + 1, null, CaseStatus.Acknowledged);
        return ruling;
    }

    /// <summary>Puts it on the list of those watched over (督办); it stays there.</summary>
    public void Supervise(DateTimeOffset now) => SupervisedAt ??= now;

    /// <summary>Puts off the last days not yet over, in working days (延期): before they are over, and once.</summary>
    public Ruling Extend(int days, DateTimeOffset now)
    {
        var today = now.DayInChina();
        var ruling = ExtensionRule.Judge(this, today);
        if (!ruling.Permits)
            return ruling;

        // A day that is over stays over: what was late does not become timely afterwards.
        if (Finding is null && VerifyDueOn >= today)
            VerifyDueOn = Later(VerifyDueOn, days);
        (ReplyDueOn, ExtendedAt) = (Later(ReplyDueOn, days), now);
        NextDueOn = Earliest();
        return ruling;
    }

    /// <summary>
    /// The one who complained was called back and reached (回访). Not satisfied, it is reopened, once: what was found true stays found
    /// and is put right anew, what was found untrue is verified anew.
    /// </summary>
    /// <returns>Whether it was reopened.</returns>
    public bool CallBack(bool isSatisfied, Deadlines anew, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(anew);
        CalledBackAt = now;
        if (isSatisfied || ReopenedAt is not null)
            return false;

        ReopenedAt = now;
        (OrderWords, RectifiedAt, ReplyWords, RepliedAt, ClosedAt) = (null, null, null, null, null);
        ReplyDueOn = anew.ReplyOn;
        if (Finding is CaseFinding.Substantiated)
            Status = CaseStatus.Substantiated;
        else
            (Finding, FindingWords, AssignedTo, VerifyDueOn, Status) = (
                null,
                null,
                null,
                anew.VerifyOn,
                CaseStatus.Acknowledged
            );
        NextDueOn = Earliest();
        return true;
    }

    private static DateOnly? Later(DateOnly? day, int days) =>
        day is { } last ? ChinaCalendar.Announced.AddWorkingDays(last, days) : null;
}
