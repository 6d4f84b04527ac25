using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/opt-in — the school takes part in what the document encourages (鼓励), by its own decision.</summary>
internal static class OptIn
{
    public static async Task<
        Results<NotFound, Conflict, ProblemHttpResult, ValidationProblem, RuledOut, NoContent>
    > Handle(Guid id, OptedIn opted, Desk desk, CancellationToken ct)
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = OptInRule.Judge(governed.School, opted.Kinds, needsIt: true, governed.Pack).Heard(plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("opt-in", id), ruling, plea, ct) is { } no)
            return no;
        // What the page opens to nobody is not written into a plan.
        var kinds = OptInRule
            .OpenTo(governed.School, governed.Pack)
            .Intersect(opted.Kinds)
            .Except(plan.OptIns)
            .ToArray();
        if (kinds.Length == 0)
            return opted.Kinds.Except(plan.OptIns).Any()
                ? Invalid.Field("Kinds", "The document opens none of these to this school.")
                : TypedResults.NoContent();
        // What was approved is changed by a revision, which is approved too.
        if (!plan.IsOpen && governed.Pack.ReviewMode is { Value: "approval" })
            return TypedResults.Conflict();
        if (await desk.RevisionUnderReviewAsync(id, ct) is { } wait)
            return wait;
        plan.OptIns = [.. plan.OptIns, .. kinds];
        await desk.SupplementAsync(plan, governed, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What a school opts in for.</summary>
/// <param name="Kinds">Codes as the page lists them, e.g. junior, publicKindergarten.</param>
public sealed record OptedIn([property: Required, Length(1, 10)] string[] Kinds);
