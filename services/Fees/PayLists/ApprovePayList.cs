using AfterSchool.Fees.PayoutRules;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.PayLists;

/// <summary>POST /pay-lists/{id}/approve</summary>
internal static class ApprovePayList
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var found = await desk.Db.PayLists.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (found is null || await desk.BooksAsync(found.SchoolId, found.TermId, ct, Roles.Principal) is not { } books)
            return TypedResults.NotFound();
        if (books.Pack is not { } pack)
            return books.NoPage;

        // Lists of one school are approved one after the other: the average of the month is that of all of them.
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await desk.Ledger.HoldFundsAsync(found.SchoolId, found.TermId, ct);
        if (await books.AreClosedAsync(desk.Db, ct))
            return desk.Conflict("term-closed");
        var list = await desk.Db.PayLists.SingleAsync(one => one.Id == id, ct);
        if (list.State is not PayListState.Draft)
            return TypedResults.NoContent();

        var month = await desk.Db.ApprovedLinesAsync(list, ct);
        var workloads = await desk
            .Db.Workloads.AsNoTracking()
            .Where(load => load.SchoolId == list.SchoolId && load.Month == list.Month)
            .ToListAsync(ct);
        var rule = await desk.Db.PayoutRuleOfAsync(books.School.Id, ct);
        var ruling = list.Approve(pack, [.. month, .. list.Lines], workloads, rule, desk.Caller.AccountId);
        var no = await desk.Rulings.EnterAsync(books.Matter("approve-pay-list", id), ruling, Plea.None, ct);
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return no is null ? TypedResults.NoContent() : no;
    }

    private static async Task<List<PayLine>> ApprovedLinesAsync(this FeesDb db, PayList list, CancellationToken ct)
    {
        var others = await db
            .PayLists.AsNoTracking()
            .Where(other => other.SchoolId == list.SchoolId && other.Month == list.Month && other.Id != list.Id)
            .Where(other => other.State != PayListState.Draft)
            .ToListAsync(ct);
        return [.. others.SelectMany(other => other.Lines)];
    }
}
