using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Where the page asks for approval, nothing comes before it; where it asks for filing, that is owed (报批、备案).</summary>
/// <remarks>ENR-004. The document itself says with what force.</remarks>
internal static class PlanReviewRule
{
    /// <summary>Code of the duty to file the plan; its subject is the plan.</summary>
    public const string NotFiledCode = "plan-not-filed";

    public static Ruling Judge(ServicePlan plan, EnrolmentPack pack) =>
        pack.ReviewMode switch
        {
            { Value: "approval" } review when !plan.HasDone(OpeningStep.Approval) => review.Broken(
                "plan-not-approved",
                new { Missing = new[] { OpeningStep.GuardOf(OpeningStep.Approval) } }
            ),
            // 「并报市教育局备案」: the school files; the service may start on it and needs no approval.
            { Value: "filing" } review when plan.Round == 0 => review.Broken(NotFiledCode),
            _ => Ruling.Permitted,
        };

    /// <summary>Whether what the reviewer says is an approval; a filed plan gets a receipt instead (备案回执).</summary>
    public static bool IsApproval(EnrolmentPack pack) => pack.ReviewMode is not { Value: "filing" };

    /// <summary>The division whose education bureau reviews the school's plan.</summary>
    public static DivisionCode ReviewerOf(School school, EnrolmentPack pack) =>
        pack.Reviewer?.Value switch
        {
            "cityEducationBureau" => pack.Division,
            "countyEducationBureau" => school.Division,
            _ => school.CompetentAuthority,
        };
}
