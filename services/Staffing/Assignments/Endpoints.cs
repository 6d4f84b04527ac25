using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

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
    private static Task<Results<NotFound, Ok<IReadOnlyList<AssignmentShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.Assignments,
            one => new AssignmentShown(
                one.Id,
                one.PersonId,
                one.OfferingId,
                one.DutyRole,
                one.IsActive,
                one.WithdrawnFor
            ),
            cut,
            http
        );
}

/// <summary>An assignment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PersonId">The person.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="DutyRole">direct, management or relief.</param>
/// <param name="IsActive">False once withdrawn.</param>
/// <param name="WithdrawnFor">elsewhere, where the offering moved to a time at which the person is with another group.</param>
public sealed record AssignmentShown(
    Guid Id,
    Guid PersonId,
    Guid OfferingId,
    DutyRole DutyRole,
    bool IsActive,
    string? WithdrawnFor
);
