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
            await desk.BringIntoForceAsync([village], ct);
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await desk.Db.SaveChangesAsync(ct);
        // From now on the central plan names this village, whatever has been filed or published of it before.
        await desk.SupplementAsync(central, await desk.GovernedAsync(central, ct), ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>The central school's plan came into force: so do those it took in.</summary>
    public static async Task FollowAsync(ServicePlan central, Desk desk, CancellationToken ct)
    {
        var villages = await desk
            .Db.Plans.Where(plan => plan.TakenInto == central.Id && plan.Status != PlanStatus.InForce)
            .ToListAsync(ct);
        villages.ForEach(village => village.TakeInto(central));
        await desk.BringIntoForceAsync(villages, ct);
    }

    // What a village school handed in is what was taken in.
    private static async Task BringIntoForceAsync(this Desk desk, List<ServicePlan> villages, CancellationToken ct)
    {
        Guid[] ids = [.. villages.Select(village => village.Id)];
        var latest = await desk
            .Db.PlanVersions.Where(one => ids.Contains(one.PlanId))
            .GroupBy(one => one.PlanId)
            .Select(plan => new { plan.Key, Version = plan.Max(one => one.Version) })
            .ToDictionaryAsync(plan => plan.Key, plan => plan.Version, ct);
        foreach (var village in villages)
        {
            if (latest.TryGetValue(village.Id, out var version))
                desk.Publicise(village, version);
            desk.Outbox.Publish(PublishPlan.Tell(village, desk.Clock.Now()));
        }
    }
}

/// <summary>A village school's plan, to be taken in.</summary>
/// <param name="PlanId">The plan.</param>
public sealed record PlanTakenIn(Guid PlanId);
