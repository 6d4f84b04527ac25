using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>The roll is called at each session, and a session ends when every child is accounted for (考勤、监管制度).</summary>
/// <remarks>SAF-006, SAF-007: 「制定并落实考勤、监管、交接班制度」.</remarks>
internal static class AttendanceRule
{
    /// <summary>Closing records the session as done: it waits for the roll call and for every child in care.</summary>
    public static Ruling JudgeClose(SafetyPack pack, int unmarked, int inCare)
    {
        if (pack.StrictAttendanceHandOver is not { } attendance)
            return Permitted;
        return All(
            unmarked == 0 ? Permitted : attendance.Pending("roll-call-owed", new { Unmarked = unmarked }),
            inCare == 0 ? Permitted : attendance.Pending("children-in-care", new { InCare = inCare })
        );
    }

    /// <summary>A roll not called by the alert is the school's task; exactly on the minute it is still in time.</summary>
    public static Ruling JudgeRollCall(Cited<int>? alert, double minutesSinceStart) =>
        alert is null || minutesSinceStart <= alert.Value
            ? Permitted
            : alert.Broken("roll-call-late", new { Minutes = alert.Value });

    /// <summary>A group never without a present supervisor: from the minute it starts.</summary>
    public static Ruling JudgeSupervised(SafetyPack pack, bool isSupervised) =>
        pack.StrictAttendanceHandOver is not { } supervision || isSupervised
            ? Permitted
            : supervision.Broken("group-without-supervisor");
}
