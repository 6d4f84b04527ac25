using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>POST /contracts/{id}/resume — the authority lifts a suspension.</summary>
internal static class ResumeContract
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Reach reach,
        StaffingDb db,
        CancellationToken ct
    )
    {
        var contract = await db.VendorContracts.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (contract is null || !await reach.OverseesAsync(contract.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        if (contract.Status == ContractStatus.Active)
            return TypedResults.NoContent();
        if (!contract.Resume())
            return TypedResults.Conflict();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
