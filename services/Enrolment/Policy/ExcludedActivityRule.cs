using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What is not after-school service is no item of the menu; what no list of content names waits, or is noted (服务内容).</summary>
/// <remarks>
/// ENR-029, ENR-061. The excluded ones are banned. A list of content that ends with 等 leaves others to the authority, which may name them
/// for all its schools; one that says only 主要 what there is leaves them to the school.
/// </remarks>
internal static class ExcludedActivityRule
{
    private const string Code = "activity-excluded";
    private const string NotNamed = "activity-not-named";
    private const string ExtendedCare = "extendedCare";
    private const string EveningStudy = "eveningStudy";

    public static Ruling Judge(string activity, EnrolmentPack pack)
    {
        var compared = new { Activity = activity };
        if (pack.ExcludedActivities is { } excluded && excluded.Value.Contains(activity))
            return excluded.Broken(Code, compared);
        if (pack.CareOutsideService is { } care && care.Value.Contains(activity))
            return care.Broken(Code, compared);
        if (pack.OtherActivities is { } others && others.Value.Contains(activity))
            return others.Broken(Code, Force.Ban, compared);
        if (IsKnown(activity, pack))
            return Ruling.Permitted;
        return pack.NamedActivities is { } named
            ? named.And(pack.OtherActivities).Broken(NotNamed, compared)
            : pack.OtherActivities?.Broken(NotNamed, compared) ?? Ruling.Permitted;
    }

    private static bool IsKnown(string activity, EnrolmentPack pack) =>
        activity switch
        {
            // Both are hours rather than content: only a list of what is excluded leaves them open where the page is silent.
            ExtendedCare => pack.ExtendedCare is not null || pack.OtherActivities is null,
            EveningStudy => pack.EveningStudy is not null || pack.OtherActivities is null,
            _ => pack.NamedActivities?.Value.Any(named => IsSame(named, activity)) == true
                || pack.AlsoNamed?.Value.Contains(activity) == true
                || pack.SpeaksOf(activity),
        };

    // 「自主阅读」 names reading, and 「兴趣小组」 a club: neither word is the narrower in every document.
    private static bool IsSame(string named, string activity) =>
        ActivityKinds.Cover(named, activity) || ActivityKinds.Cover(activity, named);
}
