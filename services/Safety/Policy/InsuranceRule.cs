using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>School liability insurance covers the hours of the service (校方责任保险包含课后服务时段).</summary>
/// <remarks>SAF-020: binds the school and the education authority; no session ever stops for it.</remarks>
internal static class InsuranceRule
{
    public const string OfSchool = "insurance-cover";
    public const string OfAuthority = "insurance-cover-authority";

    private const string MustCover = "mustCoverServiceHours";

    /// <param name="pack">The page.</param>
    /// <param name="firstGap">First day of the term that no policy covers; none when all are covered.</param>
    public static Ruling Judge(SafetyPack pack, DateOnly? firstGap)
    {
        if (pack.InsuranceRule is not { Value: MustCover } cover || firstGap is null)
            return Permitted;
        var compared = new { FirstGap = firstGap };
        return cover.Force == Force.Duty
            ? All(
                cover.Broken(OfSchool, compared),
                Of(OfAuthority, Verdict.Duty, cover.Sources, compared, "educationAuthority")
            )
            : cover.Broken(OfSchool, compared);
    }
}
