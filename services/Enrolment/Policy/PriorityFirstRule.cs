using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Where places are short, priority groups come first; a step that passes one of them over waits (优先保障).</summary>
/// <remarks>ENR-022. 「留守儿童、残疾儿童、进城务工人员随迁子女、家庭困难学生等」, unranked among themselves.</remarks>
internal static class PriorityFirstRule
{
    /// <param name="takerHasPriority">Whether the one who would get the place belongs to a priority group.</param>
    /// <param name="waitingPriority">How many of a priority group would then wait.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(bool takerHasPriority, int waitingPriority, EnrolmentPack pack) =>
        pack.PriorityGroups is { } groups && !takerHasPriority && waitingPriority > 0
            ? groups.Pending("priority-passed-over", new { Waiting = waitingPriority })
            : Ruling.Permitted;
}
