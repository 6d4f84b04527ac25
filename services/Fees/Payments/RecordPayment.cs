using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Refunds;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Payments;

/// <summary>PUT /payments/{id} — the school's office records money received for a bill.</summary>
internal static class RecordPayment
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        PaymentRecorded recorded,
        [AsParameters] Desk desk,
        RefundObligation obligation,
        CancellationToken ct
    )
    {
        var found = await desk.Db.Bills.AsNoTracking().FirstOrDefaultAsync(one => one.Id == recorded.BillId, ct);
        if (
            found is null
            || await desk.BooksAsync(found.SchoolId, found.TermId, ct, Roles.SchoolOffice) is not { } books
        )
            return TypedResults.NotFound();
        if (books.Pack is not { } pack)
            return books.NoPage;
        // Funds first, then the bill: everybody who moves money takes the locks in this order.
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await desk.Ledger.HoldFundsAsync(found.SchoolId, found.TermId, ct);
        var bill = (await desk.Db.LockedBillAsync(found.Id, ct))!;
        var claim = await desk.Creations.ClaimAsync(id, recorded, ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (claim == Claim.Conflicting)
            return desk.Conflict("conflict");

        if (bill.Waits || bill.State is BillState.Cancelled)
            return desk.Conflict("bill-not-issued");
        if (await books.AreClosedAsync(desk.Db, ct))
            return desk.Conflict("term-closed");

        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = Ruling
            .All(WaiverRule.JudgePayment(bill.IsFree, pack), CollectorRule.Judge(recorded.PayeeKind, pack))
            .Heard(plea);
        if (await desk.Rulings.EnterAsync(books.Matter("record-payment", id), ruling, plea, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        if (recorded.Amount > bill.Due)
            return desk.Conflict("overpayment");

        await ReceiveAsync(id, recorded, bill, pack, desk, ct);
        foreach (var duty in TreasuryRules.JudgeTaking(pack).Duties)
            await desk.Duties.OpenAsync(duty, books.Matter("record-payment", books.Term.Id), ct);
        // A payment made after the pupil had to leave is owed back at once.
        if (await desk.Db.EndedPlaces.FirstOrDefaultAsync(one => one.PlaceId == bill.PlaceId, ct) is { } ended)
            await obligation.OpenAsync(bill, ended.ReasonKind, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task ReceiveAsync(
        Guid id,
        PaymentRecorded recorded,
        Bill bill,
        FeesPack pack,
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
        // On two lines, what the school itself takes is no money of the service before it is remitted.
        var into =
            pack.TwoLines is { Value: true } && recorded.PayeeKind is not PayeeKind.FiscalAccount
                ? AccountKind.Takings
                : AccountKind.Funds;
        await desk.Ledger.EnterAsync(
            $"payment/{id}",
            (bill.SchoolId, bill.TermId),
            new Movement(into, AccountKind.FeeIncome, recorded.Amount),
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
    Money Amount,
    PaymentMethod Method,
    PayeeKind PayeeKind,
    [property: Required, StringLength(100, MinimumLength = 1)] string Reference
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/amount", Amount)];
}
