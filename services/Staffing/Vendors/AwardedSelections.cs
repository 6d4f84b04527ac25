using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Staffing.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>Finds the selections that a vendor has won and that hold for a school.</summary>
internal sealed class AwardedSelections(StaffingDb db)
{
    /// <summary>The one named, or the latest; none where the vendor has won none that holds for this school.</summary>
    public async Task<VendorSelection?> FindAsync(Guid vendorId, School school, Guid? named, CancellationToken ct)
    {
        var won = await db
            .Selections.Include(one => one.Bids)
            .Where(one => one.Bids.Any(bid => bid.Id == one.AwardedBidId && bid.VendorId == vendorId))
            .Where(one => named == null || one.Id == named)
            .OrderByDescending(one => one.Id)
            .Take(100)
            .ToListAsync(ct);
        return won.FirstOrDefault(one => Reaches(one, school));
    }

    // An authority's selection holds for the schools in its division and for those it is the competent authority of.
    private static bool Reaches(VendorSelection selection, School school) =>
        selection.Division.Covers(school.Division) || selection.Division.Covers(school.CompetentAuthority);
}
