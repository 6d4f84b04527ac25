using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>Children pass from one adult to the next by count, and both confirm it (交接班制度).</summary>
/// <remarks>SAF-008: 「制定并落实考勤、监管、交接班制度」.</remarks>
internal static class HandOverRule
{
    /// <summary>The hand-over stays pending, and the children with the giver, until all three counts are one.</summary>
    public static Ruling JudgeCounts(SafetyPack pack, int given, int received, int inCare) =>
        pack.StrictAttendanceHandOver is not { } handOver || (given == received && received == inCare)
            ? Permitted
            : handOver.Pending(
                "hand-over-count",
                new
                {
                    Given = given,
                    Received = received,
                    InCare = inCare,
                }
            );

    /// <summary>A child still in another adult's care is received by hand-over, not by roll call.</summary>
    public static Ruling JudgeRollCall(SafetyPack pack, int withOthers) =>
        pack.StrictAttendanceHandOver is not { } handOver || withOthers == 0
            ? Permitted
            : handOver.Pending("hand-over-owed", new { WithOthers = withOthers });
}
