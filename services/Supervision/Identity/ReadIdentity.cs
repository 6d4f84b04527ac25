using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Identity;

/// <summary>
/// GET /cases/{id}/identity — who complained, for the one whose request a second person agreed to within the last day. The read is
/// written down and committed before the seal is opened: whatever fails after that, it stands.
/// </summary>
internal static class ReadIdentity
{
    private static readonly TimeSpan ApprovalHolds = TimeSpan.FromHours(24);

    public static async Task<Results<NotFound, Ok<CallerTold>>> Handle(
        Guid id,
        Caller caller,
        CaseReach reach,
        CallersRing callers,
        SupervisionDb db,
        TimeProvider clock,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        if (await reach.HandledAsync(id, ct) is null)
            return TypedResults.NotFound();
        var since = clock.Now() - ApprovalHolds;
        var request = await db
            .IdentityRequests.Where(one => one.CaseId == id && one.RequestedBy == caller.AccountId)
            .Where(one => db.IdentityApprovals.Any(by => by.RequestId == one.Id && by.ApprovedAt > since))
            .FirstOrDefaultAsync(ct);
        if (request is null)
            return TypedResults.NotFound();

        db.IdentityReads.Add(
            new IdentityRead
            {
                Id = Guid.CreateVersion7(),
                CaseId = id,
                RequestId = request.Id,
                ReadBy = caller.AccountId,
                ReadAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);

        http.Response.Headers.CacheControl = "no-store";
        return await db.Callers.AsNoTracking().FirstOrDefaultAsync(one => one.CaseId == id, ct) is { } identity
            ? TypedResults.Ok(callers.Open(identity))
            : TypedResults.NotFound();
    }
}
