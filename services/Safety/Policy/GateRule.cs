using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.ServiceDefaults.Policy.Ruling;

namespace AfterSchool.Safety.Policy;

/// <summary>Whoever comes is registered, and waits at the gate while the school does not know them (门卫登记).</summary>
/// <remarks>SAF-011: registering is the school's duty; letting in stays pending until its duty manager decides.</remarks>
internal static class GateRule
{
    public static Ruling Judge(SafetyPack pack, bool isKnown) =>
        pack.GateRegister is not { } register || isKnown ? Permitted : register.Pending("gate-unknown-person");
}
