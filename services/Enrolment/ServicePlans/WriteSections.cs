using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/sections — the school writes sections; once handed in, only those the plan still lacks.</summary>
internal static class WriteSections
{
    public static async Task<Results<NotFound, Conflict, ProblemHttpResult, NoContent>> Handle(
        Guid id,
        SectionsWritten written,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        var governed = await desk.GovernedAsync(plan, ct);
        if (await desk.RevisionUnderReviewAsync(id, ct) is { } wait)
            return wait;
        if (!plan.Write(written.Sections, governed.Pack))
            return TypedResults.Conflict();
        if (PlanSectionsRule.MissingOf(plan, governed.Pack).Length == 0)
            await duties.DoneAsync(PlanSectionsRule.MissingCode, id, "sections written", ct);
        await desk.SupplementAsync(plan, governed, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Sections of a plan.</summary>
/// <param name="Sections">Texts by section.</param>
public sealed record SectionsWritten([property: Required, MaxLength(30)] Dictionary<string, string> Sections);
