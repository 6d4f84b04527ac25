using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/take-in — the central school takes a village school's plan into its own (统筹安排).</summary>
internal static class TakeInPlan
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        PlanTakenIn taken,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var village = await desk.Db.Plans.FindAsync([taken.PlanId], ct);
        if (
            await desk.OwnPlanAsync(id, ct) is not { } central
            || village is null
            || await desk.Db.CentralSchoolOfAsync(village.SchoolId, ct) != central.SchoolId
        )
            return TypedResults.NotFound();
        if (village.TakenInto is { } into)
            return into == id ? TypedResults.NoContent() : TypedResults.Conflict();
        if (village.Status != PlanStatus.PassedOn)
            return TypedResults.Conflict();

        village.TakeInto(central);
        await duties.DoneAsync(CentralSchoolRule.TakeInCode, village.Id, $"plan {id}", ct);
        if (village.Status == PlanStatus.InForce)
            desk.Outbox.Publish(PublishPlan.Tell(village, desk.Clock.Now()));
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The central school's plan came into force: so do those it took in.</summary>
    public static async Task FollowAsync(ServicePlan central, Desk desk, CancellationToken ct)
    {
        var villages = await desk
            .Db.Plans.Where(plan => plan.TakenInto == central.Id && plan.Status != PlanStatus.InForce)
            .ToListAsync(ct);
        foreach (var village in villages)
        {
            village.TakeInto(central);
            desk.Outbox.Publish(PublishPlan.Tell(village, desk.Clock.Now()));
        }
    }
}

/// <summary>A village school's plan, to be taken in.</summary>
/// <param name="PlanId">The plan.</param>
public sealed record PlanTakenIn(Guid PlanId);
