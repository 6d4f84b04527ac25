using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The document speaks of schools of this ownership (公、民办学校); of others it says nothing, so the authority decides.</summary>
/// <remarks>ENR-016: outside the scope of the document, never forbidden by it; where it says 主要, noted only.</remarks>
internal static class OwnershipRule
{
    public static Ruling Judge(School school, EnrolmentPack pack)
    {
        if (pack.Ownership is not { } ownership || ownership.Value.Contains(school.Ownership))
            return Ruling.Permitted;
        var compared = new { school.Ownership, InScope = ownership.Value };
        return pack.MainTargets is { } mainly && mainly.Value.Contains("ownership")
            ? mainly.Broken("ownership-beside-main-target", compared)
            : ownership.Broken("ownership-out-of-scope", Force.OpenList, compared);
    }
}
