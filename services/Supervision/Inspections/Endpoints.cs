using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Inspections;

/// <summary>Inspection (督导): who is responsible for which school, and what was seen there.</summary>
internal static class Endpoints
{
    public static void MapInspections(this RouteGroupBuilder service)
    {
        var inspections = service.MapGroup("/").WithTags("Inspections");
        inspections.MapPut("/inspectors/{id:guid}", AssignInspector.Handle).For(Roles.Authority);
        inspections.MapPut("/inspection-years/{id:guid}", OpenInspectionYear.Handle).For(Roles.Authority);
        inspections.MapPut("/inspection-visits/{id:guid}", RecordVisit.Handle).For(Roles.Authority);
        inspections.MapGet("/inspection-visits", ListVisits).For(Roles.Authority, Roles.Principal, Roles.SchoolOffice);
    }

    /// <summary>GET /inspection-visits?schoolId= — the visit log of a school.</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<VisitShown>>>> ListVisits(
        Guid schoolId,
        [AsParameters] Cut cut,
        Reach reach,
        SupervisionDb db,
        HttpContext http
    )
    {
        if (!await reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await db
            .InspectionVisits.Where(one => one.SchoolId == schoolId)
            .PageAsync(
                one => one.Id,
                one => new VisitShown(one.Id, one.VisitedOn, one.Aspects, one.Words, one.InspectorId),
                cut,
                http
            );
    }
}

/// <summary>A visit, as shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="VisitedOn">The day.</param>
/// <param name="Aspects">What was looked at.</param>
/// <param name="Words">What was seen and advised.</param>
/// <param name="InspectorId">The inspector's account.</param>
public sealed record VisitShown(
    Guid Id,
    DateOnly VisitedOn,
    IReadOnlyList<string> Aspects,
    string Words,
    Guid InspectorId
);
