using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Care that is not after-school service is no item of the menu; what no list names waits (不得纳入课后服务范围).</summary>
/// <remarks>ENR-029. 「早到校看管和自习、午餐午休看管、晚自习等」: the named ones are banned, 等 leaves others to the authority.</remarks>
internal static class ExcludedActivityRule
{
    public static Ruling Judge(string activity, EnrolmentPack pack)
    {
        if (pack.ExcludedActivities is not { } excluded)
            return Ruling.Permitted;
        if (excluded.Value.Contains(activity))
            return excluded.Broken("activity-excluded", new { Activity = activity });
        return IsKnown(activity, pack)
            ? Ruling.Permitted
            : excluded.Broken("activity-not-named", Force.OpenList, new { Activity = activity });
    }

    private static bool IsKnown(string activity, EnrolmentPack pack) =>
        pack.SpeaksOf(activity)
        || new[] { pack.NamedActivities, pack.ExtendedCare }.Any(list => list?.Value.Contains(activity) == true);
}
