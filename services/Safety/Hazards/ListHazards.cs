using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Safety.Hazards;

/// <summary>GET /hazards?schoolId=&amp;open= — hazards of a school, and which places they close.</summary>
internal static class ListHazards
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<HazardShown>>>> Handle(
        Guid schoolId,
        bool? open,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        if (!await desk.Reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        var hazards = desk.Db.Hazards.Where(one => one.SchoolId == schoolId);
        if (open is { } wanted)
            hazards = hazards.Where(one => one.VerifiedAt == null == wanted);
        return await hazards.PageAsync(one => one.Id, one => HazardShown.Of(one), cut, http);
    }
}

/// <summary>A hazard, as shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Category">In which field.</param>
/// <param name="Severity">How grave.</param>
/// <param name="Place">The place.</param>
/// <param name="ClosesPlace">Whether the place is closed by it.</param>
/// <param name="Words">What was found.</param>
/// <param name="RectifyBy">Last day to put it right.</param>
/// <param name="Rectification">What was done about it.</param>
/// <param name="VerifiedAt">When it was seen to be removed.</param>
public sealed record HazardShown(
    Guid Id,
    HazardCategory Category,
    HazardSeverity Severity,
    string Place,
    bool ClosesPlace,
    string Words,
    DateOnly RectifyBy,
    string? Rectification,
    DateTimeOffset? VerifiedAt
)
{
    internal static HazardShown Of(Hazard one) =>
        new(
            one.Id,
            one.Category,
            one.Severity,
            one.Place,
            one.ClosesPlace,
            one.Words,
            one.RectifyBy,
            one.Rectification,
            one.VerifiedAt
        );
}

internal static class Endpoints
{
    private static readonly string[] Heads = [Roles.SchoolOffice, Roles.Principal];

    public static void MapHazards(this RouteGroupBuilder service)
    {
        service.MapPut("/hazard-inspections/{id:guid}", EnterInspection.Handle).WithTags("Hazards").For(Heads);
        var hazards = service.MapGroup("/hazards").WithTags("Hazards");
        hazards.MapPut("/{id:guid}", ReportHazard.Handle).For(Roles.DutyTeacher, Roles.SchoolOffice, Roles.Principal);
        hazards.MapPost("/{id:guid}/rectify", RemoveHazard.Rectify).For(Heads);
        hazards.MapPost("/{id:guid}/verify", RemoveHazard.Verify).For(Heads);
        hazards.MapGet("/", ListHazards.Handle).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }
}
