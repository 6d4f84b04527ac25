using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.WorkingHours;

/// <summary>The routes of flexible hours.</summary>
internal static class Endpoints
{
    public static void MapFlexibleHours(this RouteGroupBuilder service)
    {
        var hours = service.MapGroup("/flexible-hours").WithTags("Flexible hours");
        hours.MapPut("/schemes/{id:guid}", RecordScheme.Handle).For(Roles.SchoolOffice, Roles.Principal);
        hours.MapPut("/{id:guid}", GrantHours.Handle).For(Roles.SchoolOffice, Roles.Principal);
        hours.MapGet("/", List).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }

    /// <summary>GET /flexible-hours?schoolId=</summary>
    private static Task<Results<NotFound, Ok<IReadOnlyList<GrantShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.FlexibleHoursGrants,
            one => new GrantShown(one.Id, one.PersonId, one.Day, one.From, one.Until, one.SchemeId),
            cut,
            http
        );
}

/// <summary>Time off granted.</summary>
public sealed record GrantShown(Guid Id, Guid PersonId, DateOnly Day, TimeOnly From, TimeOnly Until, Guid? SchemeId);
