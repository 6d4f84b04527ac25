using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Bills;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>
/// POST /terms/{termId}/surplus — the office records that the whole surplus went back to those who paid, each in proportion to what
/// they have really paid, by largest remainder.
/// </summary>
internal static class ReturnSurplus
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid termId,
        SurplusReturned returned,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.TermBooksAsync(termId, ct, Roles.SchoolOffice) is not { } books)
            return TypedResults.NotFound();
        if (books.Pack is not { } pack)
            return books.NoPage;
        if (desk.Clock.Today() < books.Term.LastDay)
            return desk.Conflict("term-not-over");

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await desk.Ledger.HoldFundsAsync(books.School.Id, termId, ct);
        var figures = await Figures.ReadAsync(books, desk, ct);
        if (figures.Surplus <= Money.Zero)
            return TypedResults.NoContent();
        if (pack.SurplusReturn is not { Value: "fullToPayers" })
            return desk.Conflict("surplus-stays");
        var ruling = TermCloseRule.JudgeOwed(figures, pack);
        if (await desk.Rulings.EnterAsync(books.Matter("return-surplus", termId), ruling, Plea.None, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        await ShareAsync(figures.Surplus, books, returned, desk, ct);
        await desk.Duties.DoneAsync(TermCloseRule.Surplus, termId, returned.Reference, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task ShareAsync(
        Money surplus,
        Books books,
        SurplusReturned returned,
        Desk desk,
        CancellationToken ct
    )
    {
        // Where remainders are equal the earlier bill gets the fen, so that the sharing can be recomputed by anybody.
        var bills = await desk
            .Db.Bills.Where(bill => bill.TermId == books.Term.Id)
            .OrderBy(bill => bill.Id)
            .ToListAsync(ct);
        var payers = bills.Where(bill => bill.Net > Money.Zero).ToArray();
        var shares = surplus.Share([.. payers.Select(bill => bill.Net.Fen)]);
        var now = desk.Clock.Now();
        var (handedOver, payable) = (Money.Zero, Money.Zero);
        foreach (var (bill, share) in payers.Zip(shares).Where(pair => pair.Second > Money.Zero))
        {
            bill.GiveBack(share);
            var reached = returned.UnreachableBillIds?.Contains(bill.Id) != true;
            desk.Db.SurplusShares.Add(
                new SurplusShare
                {
                    Id = Guid.CreateVersion7(),
                    BillId = bill.Id,
                    TermId = books.Term.Id,
                    Amount = share,
                    Reference = reached ? returned.Reference : null,
                    At = now,
                }
            );
            if (reached)
            {
                handedOver += share;
                desk.Outbox.Publish(Notices.ToGuardians("surplus-returned", bill, share, now));
                continue;
            }

            payable += share;
            await desk.RemindAsync(bill, books, ct);
        }

        await EnterAsync(books, AccountKind.Funds, handedOver, desk, ct);
        await EnterAsync(books, AccountKind.SurplusPayable, payable, desk, ct);
    }

    // Whom nobody can reach stays owed by name for three years; for the close of the term it counts as returned.
    private static async Task RemindAsync(this Desk desk, Bill bill, Books books, CancellationToken ct)
    {
        var due = desk.Clock.Today().AddYears(3);
        var matter = books.Matter("return-surplus", bill.Id) with { DutiesDueOn = due };
        foreach (var finding in books.Pack!.SurplusReturn!.Broken(TermCloseRule.Payable).Duties)
            await desk.Duties.OpenAsync(finding, matter, ct);
    }

    private static Task EnterAsync(Books books, AccountKind credit, Money amount, Desk desk, CancellationToken ct) =>
        amount == Money.Zero
            ? Task.CompletedTask
            : desk.Ledger.EnterAsync(
                $"surplus/{books.Term.Id}/{credit}/{Guid.CreateVersion7()}",
                books.Key,
                new Movement(AccountKind.SurplusReturned, credit, amount),
                ct
            );
}

/// <summary>The surplus handed back.</summary>
/// <param name="Reference">Number of the bank's record.</param>
/// <param name="UnreachableBillIds">Bills whose payers cannot be reached: their shares stay due to them by name.</param>
public sealed record SurplusReturned(
    [property: Required, StringLength(100, MinimumLength = 1)] string Reference,
    [property: MaxLength(5_000)] IReadOnlyList<Guid>? UnreachableBillIds = null
);

/// <summary>POST /surplus-shares/{billId}/paid — a payer turned up after all: the share due by name is handed over.</summary>
internal static class PaySurplusShare
{
    public static async Task<Results<NotFound, ProblemHttpResult, NoContent>> Handle(
        Guid billId,
        HandedOver handed,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var shares = await desk.Db.SurplusShares.Where(one => one.BillId == billId).ToListAsync(ct);
        if (shares.Count == 0 || await desk.TermBooksAsync(shares[0].TermId, ct, Roles.SchoolOffice) is not { } books)
            return TypedResults.NotFound();

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await desk.Ledger.HoldFundsAsync(books.School.Id, books.Term.Id, ct);
        var due = await desk
            .Db.SurplusShares.Where(one => one.BillId == billId && one.Reference == null)
            .ToListAsync(ct);
        if (due.Count == 0)
            return shares.Any(one => one.Reference == handed.Reference)
                ? TypedResults.NoContent()
                : desk.Conflict("conflict");
        var amount = due.Aggregate(Money.Zero, (sum, share) => sum + share.Amount);
        due.ForEach(share => share.Reference = handed.Reference);
        await desk.Ledger.EnterAsync(
            $"surplus-share/{due[0].Id}",
            books.Key,
            new Movement(AccountKind.SurplusPayable, AccountKind.Funds, amount),
            ct
        );
        await desk.Duties.DoneAsync(TermCloseRule.Payable, billId, handed.Reference, ct);
        var bill = await desk.Db.Bills.AsNoTracking().SingleAsync(one => one.Id == billId, ct);
        desk.Outbox.Publish(Notices.ToGuardians("surplus-returned", bill, amount, desk.Clock.Now()));
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
