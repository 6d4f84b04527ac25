using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>No third party, institution or organisation, gives academic support (严禁参与校内学科类服务).</summary>
/// <remarks>The sentence of STF-019, asked again where the item is made.</remarks>
internal static class VendorContentRule
{
    public static Ruling Judge(Offering offering, EnrolmentPack pack) =>
        offering.Category == Category.AcademicSupport
        && pack.NotInAcademicSupport is { } banned
        && banned.Value.Contains(offering.ProviderKind.Code())
            ? banned.Broken("vendor-in-academic-support", new { Provider = offering.ProviderKind.Code() })
            : Ruling.Permitted;
}
