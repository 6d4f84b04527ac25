using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Cases;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Identity;

/// <summary>POST /cases/{id}/identity/requests/{requestId}/approve — the second person agrees (二人授权).</summary>
internal static class ApproveIdentity
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        Guid requestId,
        Caller caller,
        CaseReach reach,
        Rulings rulings,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await reach.HandledAsync(id, ct) is not { } complaint)
            return TypedResults.NotFound();
        var request = await db.IdentityRequests.FirstOrDefaultAsync(one => one.Id == requestId && one.CaseId == id, ct);
        if (request is null)
            return TypedResults.NotFound();

        var ruling = SecondPersonRule.Judge(request, caller.AccountId);
        if (await rulings.EnterAsync(complaint.Matter("approve-identity"), ruling, Plea.None, ct) is { } no)
            return no;
        if (await db.IdentityApprovals.AnyAsync(one => one.RequestId == requestId, ct))
            return TypedResults.NoContent();
        db.IdentityApprovals.Add(
            new IdentityApproval
            {
                RequestId = requestId,
                ApprovedBy = caller.AccountId,
                ApprovedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
