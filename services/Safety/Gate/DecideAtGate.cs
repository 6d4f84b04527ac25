using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Gate;

/// <summary>POST /gate-entries/{id}/decide — the school's duty manager admits who waits, or turns them away.</summary>
internal static class DecideAtGate
{
    public static async Task<IResult> Handle(Guid id, GateDecision decision, Desk desk, CancellationToken ct)
    {
        var entry = await desk.Db.GateEntries.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (entry is null || !await desk.Reach.WorksAtAsync(entry.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();

        var decided = decision.Admit ? GateStatus.Admitted : GateStatus.TurnedAway;
        if (entry.Status is not GateStatus.Waiting)
            return entry.Status == decided ? TypedResults.NoContent() : Problems.Conflict("decided-otherwise");
        (entry.Status, entry.DecidedBy, entry.DecidedAt) = (decided, desk.Caller.AccountId, desk.Now);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>The duty manager's decision.</summary>
/// <param name="Admit">True admits, false turns away.</param>
public sealed record GateDecision(bool Admit);

internal static class Endpoints
{
    public static void MapGate(this RouteGroupBuilder service)
    {
        var gate = service.MapGroup("/gate-entries").WithTags("Gate");
        gate.MapPut("/{id:guid}", RegisterAtGate.Handle).For(Roles.DutyTeacher, Roles.SchoolOffice, Roles.Principal);
        gate.MapPost("/{id:guid}/decide", DecideAtGate.Handle).For(Roles.SchoolOffice, Roles.Principal);
    }
}
