using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>POST /plans/{id}/revisions/{revisionId}/submit — the school lays the change before the authority, or files it; it is frozen.</summary>
internal static class SubmitRevision
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        Guid revisionId,
        Desk desk,
        DutyBook duties,
        CancellationToken ct
    )
    {
        if (await desk.OwnRevisionAsync(id, revisionId, ct) is not { } at)
            return TypedResults.NotFound();
        // Said again after the reviewer has agreed it is still what was handed in.
        if (at.Revision.AwaitsReviewer || at.Revision.Status == RevisionStatus.Reviewed)
            return TypedResults.NoContent();
        var isOpen = at.Revision.IsOpen;
        if (!at.Revision.MayBeSubmitted || (isOpen && at.Revision.BasedOn != at.Plan.VersionInForce))
            return TypedResults.Conflict();
        var plea = await desk.Rulings.HearAsync(revisionId, at.Revision.Reason, ct);
        var ruling = at.Revision.Submit(at.Plan, at.HasTermBegun, at.Governed.Pack, plea);
        if (await desk.Rulings.EnterAsync(at.Matter("submit-revision"), ruling, plea, ct) is { } no)
            return no;
        if (isOpen)
            at.Revision.Frozen(
                (await desk.FreezeAsync(at.Plan, at.Revision.Content, revisionId, at.Governed, ct)).Version
            );
        await duties.DoneAsync(PlanReviewRule.NotFiledCode, revisionId, "revision filed", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>POST /plans/{id}/revisions/{revisionId}/withdraw — the school gives the change up; the plan stays as it is in force.</summary>
internal static class WithdrawRevision
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Guid revisionId,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.OwnRevisionAsync(id, revisionId, ct) is not { } at)
            return TypedResults.NotFound();
        if (at.Revision.Status == RevisionStatus.InForce)
            return TypedResults.Conflict();
        at.Revision.Withdraw();
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
