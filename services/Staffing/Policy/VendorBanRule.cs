using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>A banned vendor signs no new contract (动态调整机制).</summary>
/// <remarks>STF-032, by the sanction that Supervision imposed.</remarks>
internal static class VendorBanRule
{
    // The ban is the authority's own decision; the sentence shown is the one by which this place lets vendors in or sends them away.
    public static Ruling Judge(ContractFacts facts, StaffingPack pack)
    {
        if (!facts.IsBanned)
            return Ruling.Permitted;
        var sources =
            pack.VendorsAdjusted?.Sources ?? pack.VendorSteps?.Sources ?? pack.VendorPrecondition?.Sources ?? [];
        return Ruling.Refused("vendor-banned", sources);
    }
}
