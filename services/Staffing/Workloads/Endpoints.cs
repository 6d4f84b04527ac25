using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Workloads;

/// <summary>The routes of workloads.</summary>
internal static class Endpoints
{
    public static void MapWorkloads(this RouteGroupBuilder service)
    {
        var workloads = service.MapGroup("/workloads").WithTags("Workloads");
        workloads.MapPost("/{id:guid}/confirm", ConfirmWorkload.Handle).For(Roles.SchoolOffice, Roles.Principal);
        workloads.MapGet("/", List).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }

    /// <summary>GET /workloads?schoolId=</summary>
    private static Task<Results<NotFound, Ok<IReadOnlyList<WorkloadShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.Workloads,
            one => new WorkloadShown(one.Id, one.PersonId, one.Month, one.DutyRole, one.SessionsHeld),
            cut,
            http
        );
}

/// <summary>A confirmed workload; the month by its first day.</summary>
public sealed record WorkloadShown(Guid Id, Guid PersonId, DateOnly Month, DutyRole DutyRole, int SessionsHeld);
