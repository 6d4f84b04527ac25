using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.Incomes;

/// <summary>PUT /incomes/{id} — money from another source than the families; one that the page does not name is held.</summary>
internal static class RecordIncome
{
    public static void MapIncomes(this RouteGroupBuilder fees) =>
        fees.MapPut("/incomes/{id:guid}", Handle).WithTags("Incomes").For(Roles.SchoolOffice);

    private static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        IncomeRecorded recorded,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.BooksAsync(recorded.SchoolId, recorded.TermId, ct, Roles.SchoolOffice) is not { } books)
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, recorded, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (books.Pack is not { } pack)
            return books.NoPage;

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        await desk.Ledger.HoldFundsAsync(books.School.Id, books.Term.Id, ct);
        if (await books.AreClosedAsync(desk.Db, ct))
            return desk.Conflict("term-closed");
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = FundingSourceRule.Judge(recorded.Source, pack).Heard(plea);
        if (await desk.Rulings.EnterAsync(books.Matter("record-income", id), ruling, plea, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        desk.Db.Incomes.Add(recorded.ToIncome(id, desk.Clock.Now()));
        await desk.Ledger.EnterAsync(
            $"income/{id}",
            books.Key,
            new Movement(AccountKind.Funds, recorded.Source.Account(), recorded.Amount),
            ct
        );
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static Income ToIncome(this IncomeRecorded recorded, Guid id, DateTimeOffset now) =>
        new()
        {
            Id = id,
            SchoolId = recorded.SchoolId,
            TermId = recorded.TermId,
            Source = recorded.Source,
            Amount = recorded.Amount,
            Giver = recorded.Giver,
            Reference = recorded.Reference,
            At = now,
        };
}

/// <summary>Money received from another source than the families.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Amount">In yuan.</param>
/// <param name="Giver">Who gave it; a body, not a private person.</param>
/// <param name="Reference">Number of the bank's record.</param>
public sealed record IncomeRecorded(
    Guid SchoolId,
    Guid TermId,
    FundingSource Source,
    Money Amount,
    [property: Required, StringLength(100, MinimumLength = 1)] string Giver,
    [property: Required, StringLength(100, MinimumLength = 1)] string Reference
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/amount", Amount)];
}
