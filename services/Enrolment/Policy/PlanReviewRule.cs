using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Where the page asks for approval, nothing is published or agreed before it (报主管教育行政部门批准).</summary>
/// <remarks>ENR-004.</remarks>
internal static class PlanReviewRule
{
    public static Ruling Judge(ServicePlan plan, EnrolmentPack pack) =>
        pack.ReviewMode is { Value: "approval" } review && !plan.HasDone(OpeningStep.Approval)
            ? review.Broken("plan-not-approved", new { Missing = new[] { OpeningStep.GuardOf(OpeningStep.Approval) } })
            : Ruling.Permitted;
}
