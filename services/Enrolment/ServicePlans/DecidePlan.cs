using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/decide — the competent education authority approves the plan, gives its receipt (审定、备案回执), or gives it back.</summary>
internal static class DecidePlan
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        PlanDecision decision,
        Desk desk,
        CancellationToken ct
    )
    {
        var plan = await desk.Db.Plans.FindAsync([id], ct);
        if (plan is null || await desk.Governing.OfAsync(plan.SchoolId, plan.TermId, ct) is not { } governed)
            return TypedResults.NotFound();
        if (!desk.Caller.IsOf(Departments.Education) || !desk.Caller.Covers(ReviewerOf(governed)))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(id, $"decide {plan.Round}", decision, ct);
        if (claim != Claim.New || !plan.AwaitsReviewer)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();

        plan.Decide(decision.Approved, decision.Number, decision.Words, desk.Clock.Today(), governed.Pack);
        await desk.Rulings.EnterAsync(governed.Matter("decide-plan", id), Ruling.Permitted, Plea.None, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static DivisionCode ReviewerOf(Governed governed) =>
        PlanReviewRule.ReviewerOf(governed.School, governed.Pack);
}

/// <summary>The authority's decision on a plan.</summary>
/// <param name="Approved">Whether it is approved, or its filing is in order.</param>
/// <param name="Number">Number of the decision (批复文号).</param>
/// <param name="Words">What the authority says.</param>
public sealed record PlanDecision(
    bool Approved,
    [property: Required, StringLength(100)] string Number,
    [property: Required, StringLength(2_000)] string Words
);
