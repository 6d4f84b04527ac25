using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.CountyPolicies;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/submit — the school lays its plan before the authority, files it, or passes it on to its central school.</summary>
internal static class SubmitPlan
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ReasonGiven? reason,
        Desk desk,
        DutyBook duties,
        CountyPolicyBook counties,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        // Said again after the reviewer has agreed it is still what was handed in.
        if (plan.Status is PlanStatus.Submitted or PlanStatus.PassedOn or PlanStatus.Approved or PlanStatus.Filed)
            return TypedResults.NoContent();
        if (!plan.MayBeSubmitted)
            return TypedResults.Conflict();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, reason?.Reason, ct);
        var central = await desk.Db.CentralSchoolOfAsync(plan.SchoolId, ct);
        var passesOn = CentralSchoolRule.Applies(central is not null, governed.Pack);
        var ruling = passesOn ? plan.PassOn(governed.Pack, plea) : plan.Submit(governed.Pack, plea);
        var matter = governed.Matter("submit-plan", id);
        // What passing on opens is the central school's duty.
        if (passesOn)
            matter = matter with { SchoolId = central };
        if (await desk.Rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;
        if (plan.VersionInForce is null)
            await desk.FreezeAsync(plan, plan.Content, null, governed, ct);
        await counties.OweAsync(governed, ct);
        await duties.DoneAsync(PlanReviewRule.NotFiledCode, id, "plan submitted", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A reason for what in principle is not done.</summary>
/// <param name="Reason">The reason, to be recorded.</param>
public sealed record ReasonGiven([property: StringLength(2_000)] string? Reason);
