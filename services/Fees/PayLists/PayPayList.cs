using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Expenditures;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.PayLists;

/// <summary>POST /pay-lists/{id}/paid — the office records that an approved list was paid.</summary>
internal static class PayPayList
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        HandedOver handed,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var found = await desk.Db.PayLists.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            found is null
            || await desk.BooksAsync(found.SchoolId, found.TermId, ct, Roles.SchoolOffice) is not { } books
        )
            return TypedResults.NotFound();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var funds = await desk.Ledger.HoldFundsAsync(found.SchoolId, found.TermId, ct);
        var list = await desk.Db.PayLists.SingleAsync(one => one.Id == id, ct);
        if (list.State is PayListState.Paid)
            return list.Reference == handed.Reference ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (list.State is not PayListState.Approved)
            return desk.Conflict("pay-list-not-approved");
        if (books.Pack is not { } pack)
            return books.NoPage;
        var reserved = await desk.OperatingReserveAsync(books, ct);
        var ruling = UseOrderRule.JudgePayOut(list.Total, funds, reserved, pack);
        if (await desk.Rulings.EnterAsync(books.Matter("pay-pay-list", id), ruling, Plea.None, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        if (list.Total > funds)
            return desk.Conflict("funds-short");

        list.Pay(handed.Reference);
        await desk.Ledger.EnterAsync(
            $"pay-list/{id}",
            books.Key,
            new Movement(AccountKind.StaffAllowances, AccountKind.Funds, list.Total),
            ct
        );
        desk.Outbox.Publish(
            new PaidOut
            {
                PayListId = id,
                SchoolId = list.SchoolId,
                Month = list.Month,
                AmountFen = list.TotalFen,
                OccurredAt = desk.Clock.Now(),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}
