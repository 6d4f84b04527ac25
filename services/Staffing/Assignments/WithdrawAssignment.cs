using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Assignments;

/// <summary>POST /assignments/{id}/withdraw</summary>
internal static class WithdrawAssignment
{
    public static async Task<Results<NotFound, NoContent>> Handle(
        Guid id,
        Reach reach,
        StaffingDb db,
        AssignmentNews news,
        CancellationToken ct
    )
    {
        var assignment = await db.Assignments.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            assignment is null
            || !await reach.WorksAtAsync(assignment.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
        )
            return TypedResults.NotFound();
        if (assignment.Withdraw())
        {
            news.Tell(assignment);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}
