using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>A school lets third parties in once the competent authority permits it (对允许第三方机构进入的学校…审批).</summary>
/// <remarks>STF-048.</remarks>
internal static class SchoolPermitRule
{
    public static Ruling Judge(ContractFacts facts, StaffingPack pack) =>
        pack.SchoolsNeedPermit is { } permit && !facts.HasPermit
            ? permit.Broken("school-without-vendor-permit")
            : Ruling.Permitted;
}
