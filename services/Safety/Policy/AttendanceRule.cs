using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>The roll is called at each session, and a session ends when every child is accounted for (考勤、监管制度).</summary>
/// <remarks>SAF-006 (roll call), SAF-007 (never without an adult who answers); the two stand apart, for a text may name one only.</remarks>
internal static class AttendanceRule
{
    public const string RollCallLate = "roll-call-late";
    public const string Unsupervised = "group-without-supervisor";

    /// <summary>Closing records the session as done: it waits for the roll call and for every child in care.</summary>
    public static Ruling JudgeClose(SafetyPack pack, int unmarked, int inCare) =>
        All(
            pack.Attendance is not { } attendance || unmarked == 0
                ? Permitted
                : attendance.Pending("roll-call-owed", new { Unmarked = unmarked }),
            pack.Supervision is not { } supervision || inCare == 0
                ? Permitted
                : supervision.Pending("children-in-care", new { InCare = inCare })
        );

    /// <summary>A roll not called by the alert is the school's task; exactly on the minute it is still in time.</summary>
    public static Ruling JudgeRollCall(Cited<int>? alert, double minutesSinceStart) =>
        alert is null || minutesSinceStart <= alert.Value
            ? Permitted
            : alert.Broken(RollCallLate, new { Minutes = alert.Value });

    /// <summary>A group never without a present supervisor: from the minute it starts.</summary>
    public static Ruling JudgeSupervised(SafetyPack pack, bool isSupervised) =>
        pack.Supervision is not { } supervision || isSupervised ? Permitted : supervision.Broken(Unsupervised);
}
