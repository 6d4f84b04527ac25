using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Staffing.Policy;

/// <summary>The number of schools that let third parties in is strictly controlled (严格控制总体数量).</summary>
/// <remarks>STF-030.</remarks>
internal static class VendorSchoolsTotalRule
{
    /// <summary>Code of the duty to set a total.</summary>
    public const string Duty = "vendor-schools-total-unset";

    /// <param name="schools">Schools permitted so far.</param>
    /// <param name="confirmed">The running total that the official confirms to have seen.</param>
    /// <param name="most">The authority's own total; its value is none until it has entered one.</param>
    public static Ruling Judge(int schools, int? confirmed, Cited<int?>? most)
    {
        if (most is null)
            return Ruling.Permitted;
        if (most.Value is { } total)
            return schools < total
                ? Ruling.Permitted
                // The number is the authority's own decision, so it binds the authority's next permit.
                : most.Broken("vendor-schools-total-reached", Force.Ban, new { Schools = schools, Total = total });

        return confirmed == schools
            ? most.Broken(Duty, new { Schools = schools })
            : most.Pending("vendor-schools-total-unconfirmed", new { Schools = schools, Confirmed = confirmed });
    }
}
