using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Conduct;

/// <summary>The routes of misconduct.</summary>
internal static class Endpoints
{
    public static void MapConduct(this RouteGroupBuilder service)
    {
        string[] reporters = [Roles.SchoolOffice, Roles.Principal, Roles.Authority];
        var cases = service.MapGroup("/conduct-cases").WithTags("Conduct");
        cases.MapPut("/{id:guid}", ReportConduct.Handle).For(reporters);
        cases.MapPost("/{id:guid}/find", FindConduct.Handle).For(Roles.Authority);
        cases.MapPost("/{id:guid}/suspend-vendor", SuspendVendor.Handle).For(Roles.Authority);
        cases.MapGet("/", List).For(Roles.Principal, Roles.Authority);
    }

    /// <summary>GET /conduct-cases?schoolId=</summary>
    private static Task<Results<NotFound, Ok<IReadOnlyList<ConductShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.ConductCases,
            one => new ConductShown(
                one.Id,
                one.Kind,
                one.VendorId,
                one.PersonId,
                one.LinkedTo,
                one.Substantiated,
                one.SuspensionNumber
            ),
            cut,
            http
        );
}

/// <summary>A case.</summary>
public sealed record ConductShown(
    Guid Id,
    ConductKind Kind,
    Guid? VendorId,
    Guid? PersonId,
    Guid? LinkedTo,
    bool? Substantiated,
    string? SuspensionNumber
);
