using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.Staffing.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Standards;

/// <summary>Finds the version of a standard that an authority admits by.</summary>
internal sealed class StandardsInForce(StaffingDb db)
{
    /// <summary>The nearest authority's latest version; none where nobody above the school has laid one down.</summary>
    public async Task<AuthorityStandard?> FindAsync(
        StandardKind kind,
        DivisionCode authority,
        DateOnly day,
        CancellationToken ct
    )
    {
        var versions = await db
            .Standards.AsNoTracking()
            .Where(one => one.Kind == kind && one.From <= day)
            .OrderByDescending(one => one.From)
            .Take(1_000)
            .ToListAsync(ct);
        return versions
            .Where(one => one.Division.Covers(authority))
            .MaxBy(one => (one.Division.Prefix.Length, one.From, one.Id));
    }
}
