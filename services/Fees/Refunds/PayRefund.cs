using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Refunds;

/// <summary>POST /refunds/{id}/pay — the office records that it was paid back; the school's duty is done.</summary>
internal static class PayRefund
{
    public static async Task<Results<NotFound, ProblemHttpResult, NoContent>> Handle(
        Guid id,
        HandedOver handed,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var found = await desk.Db.Refunds.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (found is null || !await desk.Reach.WorksAtAsync(found.SchoolId, ct, Roles.SchoolOffice))
            return TypedResults.NotFound();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var funds = await desk.Ledger.HoldFundsAsync(found.SchoolId, found.TermId, ct);
        var refund = await desk.Db.Refunds.SingleAsync(one => one.Id == id, ct);
        if (refund.State is RefundState.Paid)
            return refund.Reference == handed.Reference ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (refund.State is not RefundState.Approved)
            return desk.Conflict("refund-not-approved");
        if (refund.Amount > funds)
            return desk.Conflict("funds-short");

        var bill = (await desk.Db.LockedBillAsync(refund.BillId, ct))!;
        refund.Pay(handed.Reference);
        bill.GiveBack(refund.Amount);
        await desk.Ledger.EnterAsync(
            $"refund/{id}",
            (refund.SchoolId, refund.TermId),
            new Movement(AccountKind.FeesRefunded, AccountKind.Funds, refund.Amount),
            ct
        );
        await desk.Duties.DoneAsync(RefundOwedRule.Code, bill.Id, $"refund {id}", ct);
        await desk.Duties.DoneAsync(TreasuryRules.RefundRule, bill.Id, $"refund {id}", ct);
        desk.Outbox.Publish(
            new RefundPaid
            {
                RefundId = id,
                BillId = bill.Id,
                SchoolId = refund.SchoolId,
                AmountFen = refund.Amount.Fen,
                OccurredAt = desk.Clock.Now(),
            }
        );
        desk.Outbox.Publish(Notices.ToGuardians("refund-paid", bill, refund.Amount, desk.Clock.Now()));
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
