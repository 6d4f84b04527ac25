using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>An emergency plan is valid when the service opens (应急预案).</summary>
/// <remarks>SAF-012: otherwise the school's task, and a finding when overdue; nothing stays closed for it.</remarks>
internal static class EmergencyPlanRule
{
    public const string Missing = "emergency-plan-missing";

    public static Ruling Judge(SafetyPack pack, bool isValid) =>
        pack.EmergencyPlan is not { } plan || isValid ? Permitted : plan.Broken(Missing);
}
