using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A plan is complete before it goes to the authority, its fee scheme among the rest (课后服务及收费方案).</summary>
/// <remarks>ENR-003, FEE-010. A scheme that charges nothing is a scheme.</remarks>
internal static class PlanSectionsRule
{
    private const string FeeScheme = "feeScheme";

    public static Ruling Judge(ServicePlan plan, EnrolmentPack pack)
    {
        if (pack.RequiredSections is not { } required)
            return Ruling.Permitted;
        var missing = required.Value.Where(section => !Has(plan, section)).ToArray();
        return missing.Length == 0
            ? Ruling.Permitted
            : required.Broken("plan-section-missing", new { Missing = missing });
    }

    private static bool Has(ServicePlan plan, string section) =>
        section == FeeScheme
            ? plan.FeeScheme is not null
            : plan.Sections.TryGetValue(section, out var text) && !string.IsNullOrWhiteSpace(text);
}
