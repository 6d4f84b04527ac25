using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Vendors;

namespace AfterSchool.Staffing.Policy;

/// <summary>A vendor has the credentials that the text names (专业资质、良好社会声誉、办学资质): seen to by the body bound.</summary>
/// <remarks>STF-020.</remarks>
internal static class VendorQualificationRule
{
    /// <summary>Code of the duty.</summary>
    public const string Duty = "vendor-credential-lacking";

    public static Ruling Judge(IEnumerable<CredentialKind> shown, StaffingPack pack)
    {
        if (pack.VendorQualification is not { } asked)
            return Ruling.Permitted;
        var missing = asked.Value.Except(shown).ToArray();
        return missing.Length == 0
            ? Ruling.Permitted
            : asked.Broken("vendor-credential-lacking", new { Missing = missing });
    }
}
