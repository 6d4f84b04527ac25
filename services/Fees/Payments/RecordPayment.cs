using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.Payments;

/// <summary>PUT /payments/{id} — the school's office records money received for a bill.</summary>
internal static class RecordPayment
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        PaymentRecorded recorded,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var bill = await desk.Db.LockedBillAsync(recorded.BillId, ct);
        if (bill is null || !await desk.Reach.WorksAtAsync(bill.SchoolId, ct, Roles.SchoolOffice))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, recorded, ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (claim == Claim.Conflicting)
            return desk.Conflict("conflict");

        if (bill.Waits || bill.State is BillState.Cancelled)
            return desk.Conflict("bill-not-issued");

        var roll = (await Roll.OfAsync(bill, desk.Db, ct))!;
        if (desk.Packs.Governing(roll.School, roll.Term) is not { } pack)
            return Answers.NoPage(roll.School.Division, roll.Term.FirstDay);
        var matter = new Matter("record-payment", id, bill.SchoolId, roll.School.CompetentAuthority, pack.Edition);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = CollectorRule.Judge(recorded.PayeeKind, pack).Heard(plea);
        if (await desk.Rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        if (recorded.Amount > bill.Due)
            return desk.Conflict("overpayment");

        await ReceiveAsync(id, recorded, bill, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task ReceiveAsync(
        Guid id,
        PaymentRecorded recorded,
        Bill bill,
        Desk desk,
        CancellationToken ct
    )
    {
        bill.Pay(recorded.Amount);
        desk.Db.Payments.Add(
            new Payment
            {
                Id = id,
                BillId = bill.Id,
                Amount = recorded.Amount,
                Method = recorded.Method,
                Payee = recorded.PayeeKind,
                Reference = recorded.Reference,
                At = desk.Clock.Now(),
                RecordedBy = desk.Caller.AccountId,
            }
        );
        await desk.Ledger.EnterAsync(
            $"payment/{id}",
            (bill.SchoolId, bill.TermId),
            new Movement(AccountKind.Funds, AccountKind.FeeIncome, recorded.Amount),
            ct
        );
        if (bill.State is BillState.Paid)
            desk.Outbox.Publish(Notices.Settled(bill, desk.Clock.Now()));
    }
}

/// <summary>Money received for a bill.</summary>
/// <param name="BillId">The bill.</param>
/// <param name="Amount">How much, in yuan.</param>
/// <param name="Method">How it was handed over.</param>
/// <param name="PayeeKind">Whose hands it went into.</param>
/// <param name="Reference">Number of the slip or of the cash book's entry.</param>
public sealed record PaymentRecorded(
    Guid BillId,
    [property: AboveZero] Money Amount,
    PaymentMethod Method,
    PayeeKind PayeeKind,
    [property: Required, StringLength(100, MinimumLength = 1)] string Reference
);
