using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Assignments;

/// <summary>The routes of assignments.</summary>
internal static class Endpoints
{
    public static void MapAssignments(this RouteGroupBuilder service)
    {
        var assignments = service.MapGroup("/assignments").WithTags("Assignments");
        assignments.MapPut("/{id:guid}", AssignStaff.Handle).For(Roles.SchoolOffice, Roles.Principal);
        assignments.MapPost("/{id:guid}/withdraw", WithdrawAssignment.Handle).For(Roles.SchoolOffice, Roles.Principal);
        assignments.MapGet("/", List).For(Roles.SchoolOffice, Roles.Principal, Roles.DutyTeacher, Roles.Authority);
    }

    /// <summary>GET /assignments?schoolId=</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<AssignmentShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        Reach reach,
        StaffingDb db,
        HttpContext http
    )
    {
        if (!await reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await db
            .Assignments.AsNoTracking()
            .Where(one => one.SchoolId == schoolId)
            .PageAsync(
                one => one.Id,
                one => new AssignmentShown(one.Id, one.PersonId, one.OfferingId, one.DutyRole, one.IsActive),
                cut,
                http
            );
    }
}

/// <summary>An assignment.</summary>
public sealed record AssignmentShown(Guid Id, Guid PersonId, Guid OfferingId, DutyRole DutyRole, bool IsActive);
