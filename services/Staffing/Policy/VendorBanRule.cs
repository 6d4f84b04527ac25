using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>A banned vendor signs no new contract (动态调整机制).</summary>
/// <remarks>STF-032, by the sanction that Supervision imposed.</remarks>
internal static class VendorBanRule
{
    // The ban is the authority's own decision and needs no sentence; where the page has one it follows from, that is shown.
    public static Ruling Judge(ContractFacts facts, StaffingPack pack) =>
        facts.IsBanned
            ? Ruling.Refused("vendor-banned", (pack.VendorsAdjusted?.Sources ?? pack.VendorSteps?.Sources) ?? [])
            : Ruling.Permitted;
}
