using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>School liability insurance covers the hours of the service (校方责任保险包含课后服务时段).</summary>
/// <remarks>SAF-020: a named method of the page says how much is asked; no session ever stops for it.</remarks>
internal static class InsuranceRule
{
    public const string OfSchool = "insurance-cover";
    public const string OfAuthority = "insurance-cover-authority";

    public const string OfUse = "insurance-not-used";

    /// <param name="pack">The page.</param>
    /// <param name="firstGap">First day of the term whose service hours no policy covers; none when all are covered.</param>
    /// <param name="hasAny">Whether any policy at all reaches into the term.</param>
    public static Ruling Judge(SafetyPack pack, DateOnly? firstGap, bool hasAny) =>
        pack.InsuranceRule?.Value switch
        {
            "mustCoverServiceHours" => JudgeCover(pack, firstGap),
            // 「用好涉校涉生保险」: what is there is to be used; what it must contain is not said, so any policy does.
            "useExisting" or "encouraged" => hasAny ? Permitted : pack.InsuranceRule.Broken(OfUse),
            _ => Permitted,
        };

    private static Ruling JudgeCover(SafetyPack pack, DateOnly? firstGap) =>
        firstGap is null
            ? Permitted
            : All(
                pack.InsuranceRule!.Broken(OfSchool, new { FirstGap = firstGap }),
                pack.InsuranceOfAuthority?.Broken(OfAuthority, new { FirstGap = firstGap }) ?? Permitted
            );
}
