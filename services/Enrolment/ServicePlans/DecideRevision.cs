using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/revisions/{revisionId}/decide — the reviewer of the plan answers its change, as it answered the plan.</summary>
internal static class DecideRevision
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Guid revisionId,
        PlanDecision decision,
        Desk desk,
        CancellationToken ct
    )
    {
        if (
            await desk.RevisionAsync(id, revisionId, ct) is not { } at
            || !desk.Caller.IsOf(Departments.Education)
            || !desk.Caller.Covers(PlanReviewRule.ReviewerOf(at.Governed.School, at.Governed.Pack))
        )
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimVerbAsync(revisionId, $"decide {at.Revision.Round}", decision, ct);
        if (claim != Claim.New || !at.Revision.AwaitsReviewer)
            return claim == Claim.Repeated ? TypedResults.NoContent() : TypedResults.Conflict();
        at.Revision.Decide(decision.Approved, decision.Number, decision.Words);
        await desk.Rulings.EnterAsync(at.Matter("decide-revision"), Ruling.Permitted, Plea.None, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
