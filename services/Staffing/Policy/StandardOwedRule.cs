using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Standards;

namespace AfterSchool.Staffing.Policy;

/// <summary>An authority that admits has laid down by what (制定标准、建立遴选审核机制、建立资格审查机制).</summary>
/// <remarks>STF-023, and the duty halves of STF-012 and STF-021.</remarks>
internal static class StandardOwedRule
{
    public static Ruling Judge(StandardKind kind, bool laidDown, StaffingPack pack)
    {
        var asked = kind switch
        {
            StandardKind.VendorCriteria => pack.AuthorityStandards?.VendorCriteria,
            StandardKind.VendorSelection => pack.AuthorityStandards?.VendorSelection,
            StandardKind.PersonReview => pack.AuthorityStandards?.PersonReview,
            _ => throw new InvalidOperationException($"No such standard: {kind}."),
        };
        // It binds the authority; what it admits meanwhile is admitted.
        return asked is null || laidDown ? Ruling.Permitted : asked.Broken(CodeOf(kind));
    }

    /// <summary>Code of the duty.</summary>
    public static string CodeOf(StandardKind kind) =>
        kind switch
        {
            StandardKind.VendorCriteria => "vendor-criteria-unset",
            StandardKind.VendorSelection => "vendor-mechanism-unset",
            StandardKind.PersonReview => "person-review-unset",
            _ => throw new InvalidOperationException($"No such standard: {kind}."),
        };
}
