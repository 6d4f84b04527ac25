using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>County or district have a policy of their own, in force when the term begins (一县一策、实施细则).</summary>
/// <remarks>ENR-005. It is the authority's to make: its absence stops no school.</remarks>
internal static class CountyPolicyRule
{
    /// <summary>Code of the authority's duty; its subject is the division.</summary>
    public const string MissingCode = "county-policy-missing";

    public static Ruling Judge(bool hasPolicy, EnrolmentPack pack) =>
        !hasPolicy && pack.CountyPolicyRequired is { Value: true } required
            ? required.Broken(MissingCode).At("/countyPolicy")
            : Ruling.Permitted;
}
