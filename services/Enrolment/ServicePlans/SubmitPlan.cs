using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/submit — the school lays the plan before the competent education authority.</summary>
internal static class SubmitPlan
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ReasonGiven? reason,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (plan.Status == PlanStatus.Submitted)
            return TypedResults.NoContent();
        if (!plan.IsOpen)
            return TypedResults.Conflict();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, reason?.Reason, ct);
        var ruling = plan.Submit(governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("submit-plan", id), ruling, plea, ct) is { } no)
            return no;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A reason for what in principle is not done.</summary>
/// <param name="Reason">The reason, to be recorded.</param>
public sealed record ReasonGiven([property: StringLength(2_000)] string? Reason);
