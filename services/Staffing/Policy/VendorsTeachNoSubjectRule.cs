using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Timetable;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>No third-party institution or organisation in academic service (严禁第三方参与校内学科类服务).</summary>
/// <remarks>STF-019.</remarks>
internal static class VendorsTeachNoSubjectRule
{
    /// <summary>What Enrolment calls an academic offering.</summary>
    public const string Academic = "academicSupport";

    /// <summary>Of an assignment: the person is an organisation's, or the offering is.</summary>
    public static Ruling Judge(StaffMember person, Offering offering, StaffingPack pack)
    {
        if (pack.NoSubjectFor is not { } those || offering.Category != Academic)
            return Ruling.Permitted;
        var organisation = person.Category == StaffCategory.VendorStaff || those.Value.Contains(offering.ProviderKind);
        return organisation
            ? those.Broken("vendor-in-academic-service", new { person.Category, offering.ProviderKind })
            : Ruling.Permitted;
    }

    /// <summary>Of a selection or an introduction: the item is academic.</summary>
    public static Ruling Judge(ItemCategory item, StaffingPack pack) =>
        pack.NoSubjectFor is { } those && item == ItemCategory.AcademicSupport
            ? those.Broken("vendor-in-academic-service", new { Category = item })
            : Ruling.Permitted;
}
