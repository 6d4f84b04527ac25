using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.BudgetYears;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>POST /terms/{termId}/close — pending while refunds, allowances or surplus are owed; then nothing moves any more.</summary>
internal static class CloseTerm
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid termId,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.TermBooksAsync(termId, ct, Roles.Principal) is not { } books)
            return TypedResults.NotFound();
        if (books.Pack is not { } pack)
            return books.NoPage;
        if (desk.Clock.Today() < books.Term.LastDay)
            return desk.Conflict("term-not-over");

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await desk.Ledger.HoldFundsAsync(books.School.Id, termId, ct);
        if (await books.AreClosedAsync(desk.Db, ct))
            return TypedResults.NoContent();
        var figures = await Figures.ReadAsync(books, desk, ct);
        var matter = books.Matter("close-term", termId);
        var ruling = Ruling.All(
            TermCloseRule.JudgeOwed(figures, pack),
            TwoLinesRule.JudgeClosing(figures.Takings, pack),
            TermCloseRule.JudgeSurplus(figures, pack),
            TermEndRule.JudgeDelivering(await desk.Db.TermStatements.AnyAsync(one => one.TermId == termId, ct), pack),
            StaffPayShareRule.Note(await PayShareFigures.ReadAsync(books, desk.Db, ct), pack),
            RuralSubsidyRule.Judge(books.School.IsRural || books.School.IsTownship, figures.Other, pack)
        );
        var no = await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct);
        if (no is null)
            Close(books, figures, desk);
        else
            await OweSurplusAsync(ruling, matter, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return no is null ? TypedResults.NoContent() : no;
    }

    private static void Close(Books books, Figures figures, Desk desk)
    {
        desk.Db.TermAccounts.Add(
            new TermAccount
            {
                TermId = books.Term.Id,
                SchoolId = books.School.Id,
                CollectedFen = figures.Collected.Fen,
                SpentFen = figures.Spent.Fen,
                ReturnedFen = figures.Returned.Fen,
                ClosedAt = desk.Clock.Now(),
            }
        );
        desk.Outbox.Publish(
            new TermClosed
            {
                SchoolId = books.School.Id,
                TermId = books.Term.Id,
                CollectedFen = figures.Collected.Fen,
                SpentFen = figures.Spent.Fen,
                ReturnedFen = figures.Returned.Fen,
                OccurredAt = desk.Clock.Now(),
            }
        );
    }

    // The step stays pending, and the surplus becomes a dated task: a finding against the school when it is overdue.
    private static async Task OweSurplusAsync(Ruling ruling, Matter matter, Desk desk, CancellationToken ct)
    {
        foreach (var finding in ruling.Findings.Where(finding => finding.Rule == TermCloseRule.Surplus))
            await desk.Duties.OpenAsync(finding, matter, ct);
    }
}
