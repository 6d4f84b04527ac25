using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Who wants to leave leaves, with the next session (自愿退出): no school may hold a child back.</summary>
/// <remarks>ENR-101. A simple notice, no reason asked; writing is only ever for the refund, which is Fees'.</remarks>
internal static class LeavingRule
{
    /// <summary>Its code, also of the duty.</summary>
    public const string Rule = "leaving-held-back";

    /// <param name="bySchool">Whether the school records the end.</param>
    /// <param name="on">First day without the pupil, as recorded.</param>
    /// <param name="next">Day of the next session.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(bool bySchool, DateOnly on, DateOnly next, EnrolmentPack pack)
    {
        if (!bySchool || on <= next || pack.MidTermLeave is not { Value: "allowed" or "mustAllow" } leave)
            return Ruling.Permitted;
        var compared = new { On = on, Next = next };
        // 「应允许学生中途…退出」 binds the school: a later end is not recorded as long as it owes this one.
        return leave.Force == Force.Duty ? leave.Pending(Rule, compared) : leave.Broken(Rule, compared);
    }
}
