using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>A plan has every section the page asks for, its fee scheme among them where it says so (方案内容、收费方案).</summary>
/// <remarks>ENR-003, FEE-010. A scheme that charges nothing is a scheme.</remarks>
internal static class PlanSectionsRule
{
    /// <summary>Code of the duty to complete the plan's sections; its subject is the plan.</summary>
    public const string MissingCode = "plan-section-missing";

    private const string FeeScheme = "feeScheme";

    /// <summary>Sections the plan still lacks.</summary>
    public static string[] MissingOf(ServicePlan plan, EnrolmentPack pack) =>
        [.. (pack.RequiredSections?.Value ?? []).Where(section => !Has(plan, section))];

    /// <summary>By its force: a ban refuses the plan, a duty is owed while the service goes on. A finding for each, where to mend it.</summary>
    public static Ruling Judge(ServicePlan plan, EnrolmentPack pack) =>
        Each(plan, pack, (required, missing) => required.Broken(MissingCode, missing));

    /// <summary>The school would call complete what is not: that waits until every section is there.</summary>
    public static Ruling JudgeComplete(ServicePlan plan, EnrolmentPack pack) =>
        Each(plan, pack, (required, missing) => required.Pending(MissingCode, missing));

    private static Ruling Each(ServicePlan plan, EnrolmentPack pack, Func<Cited<string[]>, object, Ruling> broken) =>
        pack.RequiredSections is { } required
            ? Ruling.All(
                MissingOf(plan, pack)
                    .Select(section => broken(required, new { Missing = new[] { section } }).At(PointerTo(section)))
            )
            : Ruling.Permitted;

    private static string PointerTo(string section) => section == FeeScheme ? "/feeScheme" : $"/sections/{section}";

    private static bool Has(ServicePlan plan, string section) =>
        section == FeeScheme ? plan.FeeScheme is not null : plan.HasSection(section);
}
