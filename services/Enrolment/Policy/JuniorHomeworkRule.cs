using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Junior pupils finish most of their written homework in the service (完成书面作业): shown beside the figure, no consequence.</summary>
/// <remarks>ENR-068. 「大部分」 is more than the share, 「至少」 includes it.</remarks>
internal static class JuniorHomeworkRule
{
    /// <param name="finished">Pieces of written homework finished.</param>
    /// <param name="set">Pieces that were set; 0 says nothing.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(int finished, int set, EnrolmentPack pack) =>
        set == 0
            ? Ruling.Permitted
            : Ruling.All(JudgeMost(finished, set, pack.JuniorHomeworkMoreThan), JudgeLeast(finished, set, pack));

    // 「完成大部分书面家庭作业」 binds the school, but no number does: a statistic, never a finding.
    private static Ruling JudgeMost(int finished, int set, Cited<decimal>? share) =>
        share is null || finished > share.Value * set
            ? Ruling.Permitted
            : share.Broken("junior-homework-not-most", Force.Main, Compared(finished, set, share.Value));

    // 「至少完成80%书面作业」: 80 % itself is enough.
    private static Ruling JudgeLeast(int finished, int set, EnrolmentPack pack) =>
        pack.JuniorHomeworkAtLeast is not { } share || finished >= share.Value * set
            ? Ruling.Permitted
            : share.Broken("junior-homework-below", Compared(finished, set, share.Value));

    private static object Compared(int finished, int set, decimal share) =>
        new
        {
            Finished = finished,
            Set = set,
            Share = share,
        };
}
