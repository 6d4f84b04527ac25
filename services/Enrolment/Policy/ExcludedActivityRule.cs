using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What is not after-school service is no item of the menu; what no list names waits (不属于、不得纳入课后服务范围).</summary>
/// <remarks>ENR-029. The named ones are banned; 等 leaves others to the authority, which may name more.</remarks>
internal static class ExcludedActivityRule
{
    private const string Code = "activity-excluded";
    private const string ExtendedCare = "extendedCare";
    private const string EveningStudy = "eveningStudy";

    public static Ruling Judge(string activity, EnrolmentPack pack)
    {
        var compared = new { Activity = activity };
        if (pack.ExcludedActivities is { } excluded && excluded.Value.Contains(activity))
            return excluded.Broken(Code, compared);
        if (pack.CareOutsideService is { } care && care.Value.Contains(activity))
            return care.Broken(Code, compared);
        if (pack.OtherActivities is not { } others)
            return Ruling.Permitted;
        if (others.Value.Contains(activity))
            return others.Broken(Code, Force.Ban, compared);
        return IsKnown(activity, pack) ? Ruling.Permitted : others.Broken("activity-not-named", compared);
    }

    private static bool IsKnown(string activity, EnrolmentPack pack) =>
        activity switch
        {
            ExtendedCare => pack.ExtendedCare is not null,
            EveningStudy => pack.EveningStudy is not null,
            _ => pack.NamedActivities?.Value.Contains(activity) == true || pack.SpeaksOf(activity),
        };
}
