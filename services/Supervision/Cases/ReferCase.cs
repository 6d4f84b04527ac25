using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Supervision.Cases;

/// <summary>POST /cases/{id}/referral — to the education discipline-inspection body (移送教育纪检监察机构).</summary>
internal static class ReferCase
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        CaseWords referral,
        CaseReach reach,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    ) =>
        await reach.DecidedAsync(id, ct) is { } complaint
            ? await db.SaveAsync(complaint.Refer(referral.Words, clock.Now()), ct)
            : TypedResults.NotFound();
}
