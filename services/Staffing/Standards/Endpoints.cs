using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Standards;

/// <summary>The routes of standards.</summary>
internal static class Endpoints
{
    public static void MapStandards(this RouteGroupBuilder service)
    {
        var standards = service.MapGroup("/standards").WithTags("Standards");
        standards.MapPut("/{id:guid}", LayDownStandard.Handle).For(Roles.Authority);
        standards.MapGet("/", List).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority, Roles.ProvincialPlatform);
    }

    /// <summary>GET /standards — what authorities have laid down is public.</summary>
    private static Task<Ok<IReadOnlyList<StandardShown>>> List(
        [AsParameters] Cut cut,
        StaffingDb db,
        HttpContext http
    ) =>
        db
            .Standards.AsNoTracking()
            .PageAsync(
                one => one.Id,
                one => new StandardShown(one.Id, one.Division, one.Kind, one.Title, one.Number, one.From),
                cut,
                http
            );
}

/// <summary>A version of a standard.</summary>
public sealed record StandardShown(
    Guid Id,
    DivisionCode Division,
    StandardKind Kind,
    string Title,
    string Number,
    DateOnly From
);
