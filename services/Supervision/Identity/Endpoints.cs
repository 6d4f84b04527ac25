using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Supervision.Cases;

namespace AfterSchool.Supervision.Identity;

/// <summary>Who complained: asked for by one, agreed to by another, read by the first.</summary>
internal static class Endpoints
{
    public static void MapIdentity(this RouteGroupBuilder service)
    {
        var identity = service.MapGroup("/cases/{id:guid}/identity").WithTags("Identity");
        identity.MapPut("/requests/{requestId:guid}", RequestIdentity.Handle).For(CaseReach.Handlers);
        identity.MapPost("/requests/{requestId:guid}/approve", ApproveIdentity.Handle).For(Roles.HotlineSupervisor);
        identity.MapGet("/", ReadIdentity.Handle).For(CaseReach.Handlers);
    }
}
