using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>GET /plans/{id}/revisions — changes of a plan, for its school and its authority.</summary>
internal static class ReadRevisions
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<RevisionShown>>>> Handle(
        Guid id,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var school = await desk
            .Db.Plans.Where(one => one.Id == id)
            .Select(one => (Guid?)one.SchoolId)
            .FirstOrDefaultAsync(http.RequestAborted);
        return school is { } its && await desk.Reach.ReadsSchoolAsync(its, http.RequestAborted)
            ? await desk
                .Db.PlanRevisions.AsNoTracking()
                .Where(one => one.PlanId == id)
                .PageAsync(one => one.Id, one => RevisionShown.Of(one), cut, http)
            : TypedResults.NotFound();
    }
}

/// <summary>A revision as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="BasedOn">The version it changes.</param>
/// <param name="Version">The version it is frozen under; from then on compare it with <c>difference</c>.</param>
/// <param name="Reason">Why the plan changes.</param>
/// <param name="Content">What the plan would say.</param>
/// <param name="DecisionNumber">Number of the reviewer's decision.</param>
/// <param name="DecisionWords">The reviewer's words.</param>
/// <param name="DraftedAt">When it was drafted.</param>
public sealed record RevisionShown(
    Guid Id,
    RevisionStatus Status,
    int BasedOn,
    int? Version,
    string Reason,
    PlanContent Content,
    string? DecisionNumber,
    string? DecisionWords,
    DateTimeOffset DraftedAt
)
{
    internal static RevisionShown Of(PlanRevision one) =>
        new(
            one.Id,
            one.Status,
            one.BasedOn,
            one.Version,
            one.Reason,
            one.Content,
            one.DecisionNumber,
            one.DecisionWords,
            one.DraftedAt
        );
}
