using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>Vendor, item and introduction fee are published (公布机构名单和服务项目及引进费用标准): the authority's task.</summary>
/// <remarks>STF-027.</remarks>
internal static class PublicVendorListRule
{
    /// <summary>Code of the duty.</summary>
    public const string Duty = "vendor-list-unpublished";

    // It binds the authority: the school's contract is not refused for what the authority has left undone.
    public static Ruling Judge(ContractFacts facts, StaffingPack pack) =>
        pack.VendorListPublic is { } list && facts.Selection is { ListedAt: null }
            ? list.Broken(Duty)
            : Ruling.Permitted;
}
