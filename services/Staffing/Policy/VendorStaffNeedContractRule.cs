using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;

namespace AfterSchool.Staffing.Policy;

/// <summary>Staff of a vendor come in with the vendor's own admission: its contract with the school runs (第三方机构准入).</summary>
/// <remarks>STF-022 and STF-012: who has no admitted vendor behind him does not meet the conditions.</remarks>
internal static class VendorStaffNeedContractRule
{
    public static Ruling Judge(StaffMember person, ClearanceFacts facts, StaffingPack pack)
    {
        if (person.Category != StaffCategory.VendorStaff || facts.EngagedUntil >= facts.Today)
            return Ruling.Permitted;
        var sources = pack.UnfitPersonsBarred?.Sources ?? pack.VendorSteps?.Sources ?? pack.VendorPrecondition?.Sources;

        // Without its vendor's contract nobody has let the person in, whatever the page has to say of persons.
        return Ruling.Refused("vendor-staff-without-contract", sources ?? [], new { facts.EngagedUntil });
    }
}
