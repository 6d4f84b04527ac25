using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>
/// Vendor, item and introduction fee are published (公布机构名单和服务项目及引进费用标准、公开服务有关事项): the task of the body bound.
/// </summary>
/// <remarks>STF-027.</remarks>
internal static class PublicVendorListRule
{
    /// <summary>Code of the duty.</summary>
    public const string Duty = "vendor-list-unpublished";

    // It binds the one who publishes: the contract is not refused for what is left undone.
    public static Ruling Judge(ContractFacts facts, StaffingPack pack) =>
        pack.VendorListPublic is { } list && facts is { IsPublished: false, ListEntryId: not null }
            ? list.Broken("vendor-list-unpublished")
            : Ruling.Permitted;
}
