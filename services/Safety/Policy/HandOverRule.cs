using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>Children pass from one adult to the next by count, and both confirm it (交接班制度).</summary>
/// <remarks>SAF-008: 「制定并落实考勤、监管、交接班制度」.</remarks>
internal static class HandOverRule
{
    public const string Mismatch = "hand-over-mismatch";

    /// <summary>The hand-over stays pending, and the children with the giver, until all three counts are one.</summary>
    public static Ruling JudgeCounts(SafetyPack pack, int given, int received, int inCare) =>
        pack.HandOver is not { } handOver || (given == received && received == inCare)
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

    /// <summary>Counts that differ are a child to be looked for: the school's task of that day, done when the counts agree.</summary>
    public static Ruling JudgeMismatch(SafetyPack pack, int given, int received, int inCare) =>
        pack.HandOver is not { } handOver
            ? Permitted
            : handOver.Broken(
                Mismatch,
                new
                {
                    Given = given,
                    Received = received,
                    InCare = inCare,
                }
            );

    /// <summary>A child still in another adult's care is received by hand-over, not by roll call.</summary>
    public static Ruling JudgeRollCall(SafetyPack pack, int withOthers) =>
        pack.HandOver is not { } handOver || withOthers == 0
            ? Permitted
            : handOver.Pending("hand-over-owed", new { WithOthers = withOthers });
}
