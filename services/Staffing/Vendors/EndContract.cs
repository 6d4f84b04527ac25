using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>POST /contracts/{id}/end — the school ends a contract before its last day.</summary>
internal static class EndContract
{
    public static async Task<Results<NotFound, NoContent>> Handle(
        Guid id,
        Reach reach,
        StaffingDb db,
        VendorRemovals removals,
        CancellationToken ct
    )
    {
        var contract = await db.VendorContracts.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (contract is null || !await reach.WorksAtAsync(contract.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        await removals.EndAsync([contract], ContractStatus.Ended, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
