using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>A banned vendor signs no new contract (动态调整机制).</summary>
/// <remarks>STF-032, by the sanction that Supervision imposed.</remarks>
internal static class VendorBanRule
{
    // The ban itself is the authority's decision; the sentence names the mechanism it follows from.
    public static Ruling Judge(ContractFacts facts, StaffingPack pack) =>
        facts.IsBanned && pack.VendorsAdjusted is { } adjusted
            ? adjusted.Broken("vendor-banned", Force.Ban)
            : Ruling.Permitted;
}
