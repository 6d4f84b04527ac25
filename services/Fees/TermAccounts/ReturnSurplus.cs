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
        HandedOver handed,
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
        if (figures.Surplus == Money.Zero)
            return TypedResults.NoContent();
        var ruling = TermCloseRule.JudgeOwed(figures, pack);
        if (await desk.Rulings.EnterAsync(books.Matter("return-surplus", termId), ruling, Plea.None, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        await ShareAsync(figures.Surplus, books, handed.Reference, desk, ct);
        await desk.Duties.DoneAsync(TermCloseRule.Surplus, termId, handed.Reference, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task ShareAsync(Money surplus, Books books, string reference, Desk desk, CancellationToken ct)
    {
        // Where remainders are equal the earlier bill gets the fen, so that the sharing can be recomputed by anybody.
        var bills = await desk
            .Db.Bills.Where(bill => bill.TermId == books.Term.Id)
            .OrderBy(bill => bill.Id)
            .ToListAsync(ct);
        var payers = bills.Where(bill => bill.Net > Money.Zero).ToArray();
        var shares = surplus.Share([.. payers.Select(bill => bill.Net.Fen)]);
        var now = desk.Clock.Now();
        foreach (var (bill, share) in payers.Zip(shares).Where(pair => pair.Second > Money.Zero))
        {
            bill.GiveBack(share);
            desk.Db.SurplusShares.Add(
                new SurplusShare
                {
                    BillId = bill.Id,
                    TermId = books.Term.Id,
                    Amount = share,
                    Reference = reference,
                    At = now,
                }
            );
            desk.Outbox.Publish(Notices.ToGuardians("surplus-returned", bill, share, now));
        }

        await desk.Ledger.EnterAsync(
            $"surplus/{books.Term.Id}",
            books.Key,
            new Movement(AccountKind.SurplusReturned, AccountKind.Funds, surplus),
            ct
        );
    }
}
