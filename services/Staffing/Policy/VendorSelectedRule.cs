using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>A school introduces no vendor that the authority has not selected (遴选审核机制).</summary>
/// <remarks>STF-022.</remarks>
internal static class VendorSelectedRule
{
    public static Ruling Judge(VendorContract contract, ContractFacts facts, StaffingPack pack) =>
        pack.VendorsSelected is { } selected && facts.Selection?.Awarded?.VendorId != contract.VendorId
            ? selected.Broken("vendor-not-selected")
            : Ruling.Permitted;
}
