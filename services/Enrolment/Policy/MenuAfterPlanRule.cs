using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The menu opens for choice only once the plan is approved and published (向家长和社会公示).</summary>
/// <remarks>ENR-036.</remarks>
internal static class MenuAfterPlanRule
{
    public static Ruling Judge(ServicePlan plan, EnrolmentPack pack) =>
        pack.Publication is { Value: true } publication && plan.Status != PlanStatus.InForce
            ? publication.Broken("menu-before-plan", new { Plan = plan.Status.Code() })
            : Ruling.Permitted;
}
