using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>A revision with its plan and what governs both.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Governed">What governs them.</param>
/// <param name="HasTermBegun">Whether the change comes within the term.</param>
internal sealed record RevisionAtHand(ServicePlan Plan, PlanRevision Revision, Governed Governed, bool HasTermBegun)
{
    /// <summary>Code of the matter for the books; its subject is the revision.</summary>
    public ServiceDefaults.Policy.Matter Matter(string command) => Governed.Matter(command, Revision.Id);
}

/// <summary>Finds them.</summary>
internal static class RevisionsAtHand
{
    extension(Desk desk)
    {
        /// <summary>The revision, if the caller runs its school.</summary>
        public async Task<RevisionAtHand?> OwnRevisionAsync(Guid plan, Guid revision, CancellationToken ct) =>
            await desk.OwnPlanAsync(plan, ct) is null ? null : await desk.RevisionAsync(plan, revision, ct);

        /// <summary>Why a filed plan is not added to now: what is under review would be decided beside another text. Null where nothing is.</summary>
        public async Task<ProblemHttpResult?> RevisionUnderReviewAsync(Guid plan, CancellationToken ct) =>
            await desk.Db.PlanRevisions.AnyAsync(
                one =>
                    one.PlanId == plan
                    && (one.Status == RevisionStatus.Submitted || one.Status == RevisionStatus.Reviewed),
                ct
            )
                ? (ProblemHttpResult)Problems.Conflict("revision-under-review")
                : null;

        /// <summary>The revision; whether the caller may do anything with it the caller's handler asks.</summary>
        public async Task<RevisionAtHand?> RevisionAsync(Guid plan, Guid revision, CancellationToken ct)
        {
            if (
                await desk.Db.PlanRevisions.FindAsync([revision], ct) is not { } found
                || found.PlanId != plan
                || await desk.Db.Plans.FindAsync([plan], ct) is not { } owner
            )
                return null;
            var governed = await desk.GovernedAsync(owner, ct);
            return new RevisionAtHand(owner, found, governed, desk.Clock.Today() >= governed.Term.FirstDay);
        }
    }
}
