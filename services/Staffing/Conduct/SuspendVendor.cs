using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Vendors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Conduct;

/// <summary>
/// POST /conduct-cases/{id}/suspend-vendor — by order of the education authority, after its finding and never by itself: the
/// vendor's contracts with the school rest, and its staff's clearances with them.
/// </summary>
internal static class SuspendVendor
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        SuspensionOrdered ordered,
        Reach reach,
        StaffingDb db,
        VendorRemovals removals,
        CancellationToken ct
    )
    {
        var one = await db.ConductCases.FirstOrDefaultAsync(row => row.Id == id, ct);
        if (one is null || !await reach.OverseesAsync(one.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        if (one.SuspensionNumber is { } before)
            return before == ordered.Number ? TypedResults.NoContent() : TypedResults.Conflict();
        if (!one.MaySuspend)
            return TypedResults.Conflict();
        one.Suspend(ordered.Number);
        await removals.SuspendAsync(one.VendorId!.Value, one.SchoolId, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The authority's order.</summary>
/// <param name="Number">Number of the order.</param>
public sealed record SuspensionOrdered([property: Required, StringLength(100, MinimumLength = 1)] string Number);
