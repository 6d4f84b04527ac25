using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Introductions;

namespace AfterSchool.Staffing.Policy;

/// <summary>A school asks a vendor in where the place's condition holds (引进第三方机构的条件).</summary>
/// <remarks>STF-018. Where the document has no path for vendors, the authority decides by conditions of its own.</remarks>
internal static class VendorPreconditionRule
{
    /// <param name="need">What the school has shown; none when it has asked nobody.</param>
    /// <param name="pack">The page in force.</param>
    public static Ruling Judge(VendorNeed need, StaffingPack pack)
    {
        if (pack.VendorPrecondition is not { } condition)
            return Ruling.Permitted;
        var met = condition.Value switch
        {
            // 「确因学校师资力量不足、且学生有需求」: both.
            VendorPrecondition.ShortageAndDemand => need.ShortageStated && need.PupilsAsking > 0,
            VendorPrecondition.Shortage => need.ShortageStated,
            // 「不能满足部分学生发展兴趣特长需要」: some pupils are enough, and the school says which wish is unmet.
            VendorPrecondition.UnmetInterest => need.PupilsAsking > 0 && need.UnmetInterestStated,
            VendorPrecondition.AuthorityDecides => false,
            _ => throw new InvalidOperationException($"No such precondition: {condition.Value}."),
        };
        if (met)
            return Ruling.Permitted;
        if (condition.Value == VendorPrecondition.AuthorityDecides)
            return condition.Broken("vendor-path-unsaid");

        // A permission reaches as far as its wording; beyond it the authority decides. A ban on all else refuses.
        var force = condition.Force == Force.May ? Force.OpenList : condition.Force;
        return condition.Broken(
            "vendor-precondition-unmet",
            force,
            new
            {
                need.ShortageStated,
                need.PupilsAsking,
                need.UnmetInterestStated,
            }
        );
    }
}
