using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>Staff of a vendor come in with the vendor's own admission: its contract with the school runs (第三方机构准入).</summary>
/// <remarks>STF-022 and STF-012: who has no admitted vendor behind him does not meet the conditions.</remarks>
internal static class VendorStaffNeedContractRule
{
    public static Ruling Judge(StaffMember person, DateOnly? engagedUntil, DateOnly today, StaffingPack pack)
    {
        if (person.Category != StaffCategory.VendorStaff || engagedUntil >= today)
            return Ruling.Permitted;
        return pack.UnfitPersonsBarred?.Broken("vendor-staff-without-contract", new { EngagedUntil = engagedUntil })
            ?? Ruling.Permitted;
    }
}
