using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/complete — the school declares its plan complete (制订完成); while a section is missing that waits.</summary>
internal static class CompletePlan
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        Desk desk,
        DutyBook duties,
        TermBook terms,
        CancellationToken ct
    )
    {
        if (await desk.OwnPlanAsync(id, ct) is not { } plan)
            return TypedResults.NotFound();
        if (plan.CompletedOn is not null)
            return TypedResults.NoContent();

        var governed = await desk.GovernedAsync(plan, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = plan.Complete(governed.Pack, desk.Clock.Today(), plea);
        if (await desk.Rulings.EnterAsync(governed.Matter("complete-plan", id), ruling, plea, ct) is { } no)
        {
            await duties.OpenAsync(ruling.Findings[0], governed.Matter("complete-plan", id), ct);
            await desk.Db.SaveChangesAsync(ct);
            return no;
        }

        await duties.DoneAsync(PlanSectionsRule.MissingCode, id, "plan complete", ct);
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.NoContent();
    }
}
