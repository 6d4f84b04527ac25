using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What is signed has a text: the school draws up its form before anybody signs (协议文本).</summary>
/// <remarks>
/// ENR-094, 096, 097. An empty paper is no agreement, so signing waits for the school; whether the child takes part meanwhile is not this
/// rule's, but the agreement's own.
/// </remarks>
internal static class AgreementFormRule
{
    /// <summary>Its code, also of the duty to draw the form up; the duty's subject is the term.</summary>
    public const string Rule = "agreement-form-missing";

    /// <summary>Nobody puts a name under a paper without a text.</summary>
    public static Ruling JudgeSigning(ServicePlan plan, EnrolmentPack pack) =>
        Missing(plan, pack) is { } type ? type.Pending(Rule, new { Document = type.Value }) : Ruling.Permitted;

    /// <summary>Once there is a menu to agree on, the form is owed, also where signing comes first by a ban.</summary>
    public static Ruling JudgeOwed(ServicePlan? plan, EnrolmentPack pack) =>
        plan is not null && Missing(plan, pack) is { } type
            ? type.Broken(Rule, Force.Duty, new { Document = type.Value })
            : Ruling.Permitted;

    private static Cited<string>? Missing(ServicePlan plan, EnrolmentPack pack) =>
        plan.AgreementVersion == 0 ? pack.AgreementType : null;
}
