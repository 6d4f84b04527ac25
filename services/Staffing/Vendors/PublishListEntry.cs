using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>POST /vendor-list/{selectionId}/publish — an awarded selection's vendor, item and introduction fee become public.</summary>
internal static class PublishListEntry
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid selectionId,
        Caller caller,
        StaffingDb db,
        DutyBook duties,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var selection = await db.Selections.FirstOrDefaultAsync(one => one.Id == selectionId, ct);
        if (selection is null || !caller.IsOf(Departments.Education) || !caller.Covers(selection.Division))
            return TypedResults.NotFound();
        if (selection.AwardedBidId is null)
            return TypedResults.Conflict();
        if (selection.List(clock.Now()))
        {
            await duties.DoneAsync(PublicVendorListRule.Duty, selection.Id, "机构名单已公布", ct);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
