using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Filings;

/// <summary>The routes of filings.</summary>
internal static class Endpoints
{
    public static void MapFilings(this RouteGroupBuilder service)
    {
        var filings = service.MapGroup("/filings").WithTags("Filings");
        filings.MapPut("/{id:guid}", SubmitFiling.Handle).For(Roles.SchoolOffice, Roles.Principal);
        filings.MapPost("/{id:guid}/receive", ReceiveFiling.Handle).For(Roles.Authority);
        filings.MapGet("/", List).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }

    /// <summary>GET /filings?schoolId=</summary>
    private static Task<Results<NotFound, Ok<IReadOnlyList<FilingShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        SchoolLists lists,
        StaffingDb db,
        HttpContext http
    ) =>
        lists.ShowAsync(
            schoolId,
            db.Filings,
            one => new FilingShown(one.Id, one.TermId, one.PersonIds, one.SubmittedAt, one.ReceiptNumber),
            cut,
            http
        );
}

/// <summary>A filing.</summary>
public sealed record FilingShown(
    Guid Id,
    Guid? TermId,
    Guid[] PersonIds,
    DateTimeOffset SubmittedAt,
    string? ReceiptNumber
);
