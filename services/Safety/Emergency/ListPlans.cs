using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Safety.Emergency;

/// <summary>GET /emergency-plans?schoolId= — a school's plans, with the drills held.</summary>
internal static class ListPlans
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<EmergencyPlanShown>>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        if (!await desk.Reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        var drills = desk.Db.Drills;
        return await desk
            .Db.EmergencyPlans.Where(one => one.SchoolId == schoolId)
            .PageAsync(
                one => one.Id,
                one => new EmergencyPlanShown(
                    one.Id,
                    one.From,
                    one.Until,
                    one.Scenarios,
                    one.Contacts,
                    drills.Count(drill => drill.PlanId == one.Id)
                ),
                cut,
                http
            );
    }
}

/// <summary>A plan, as shown.</summary>
/// <param name="Id">The plan.</param>
/// <param name="From">First day it is valid.</param>
/// <param name="Until">Last day it is valid.</param>
/// <param name="Scenarios">What it prepares for.</param>
/// <param name="Contacts">Accounts of those who are called, in order.</param>
/// <param name="Drills">How many drills were held.</param>
public sealed record EmergencyPlanShown(
    Guid Id,
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<Guid> Contacts,
    int Drills
);

internal static class Endpoints
{
    public static void MapEmergency(this RouteGroupBuilder service)
    {
        var plans = service.MapGroup("/emergency-plans").WithTags("Emergency plans");
        plans.MapPut("/{id:guid}", EnterPlan.Handle).For(Roles.SchoolOffice, Roles.Principal);
        plans.MapGet("/", ListPlans.Handle).For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        service
            .MapPut("/drills/{id:guid}", EnterDrill.Handle)
            .WithTags("Emergency plans")
            .For(Roles.SchoolOffice, Roles.Principal);
    }
}
