using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Refunds;

/// <summary>POST /refunds/{id}/approve</summary>
internal static class ApproveRefund
{
    public static async Task<Results<NotFound, ProblemHttpResult, NoContent>> Handle(
        Guid id,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var refund = await desk.Db.Refunds.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (refund is null || !await desk.Reach.WorksAtAsync(refund.SchoolId, ct, Roles.Principal))
            return TypedResults.NotFound();
        if (refund.State is RefundState.Declined)
            return desk.Conflict("refund-declined");
        if (refund.State is RefundState.Requested)
        {
            refund.Approve(desk.Caller.AccountId);
            await desk.Db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }
}

/// <summary>POST /refunds/{id}/decline — with a recorded reason; what the school owes stays pending.</summary>
internal static class DeclineRefund
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        RefundDeclined declined,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var refund = await desk.Db.Refunds.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            refund is null
            || await desk.BooksAsync(refund.SchoolId, refund.TermId, ct, Roles.Principal) is not { } books
        )
            return TypedResults.NotFound();
        if (refund.State is RefundState.Declined && refund.DeclineReason == declined.Reason)
            return TypedResults.NoContent();
        if (refund.State is not RefundState.Requested)
            return desk.Conflict("refund-decided");
        if (books.Pack is not { } pack)
            return books.NoPage;
        var ruling = refund.Decline(pack, declined.Reason, desk.Caller.AccountId);
        if (await desk.Rulings.EnterAsync(books.Matter("decline-refund", id), ruling, Plea.None, ct) is { } no)
            return no;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Why a refund is declined.</summary>
/// <param name="Reason">The reason, shown to the family.</param>
public sealed record RefundDeclined([property: Required, StringLength(2_000, MinimumLength = 2)] string Reason);
