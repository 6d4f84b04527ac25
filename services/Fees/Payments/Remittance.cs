using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.Payments;

/// <summary>Takings paid over into the account of funds (上缴). Append-only.</summary>
public sealed class Remittance
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Number of the bank's record.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>PUT /remittances/{id} — the school pays over what it has taken: all of it, where fees and spending run on two lines.</summary>
internal static class RecordRemittance
{
    public static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        RemittanceRecorded recorded,
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
        var takings = await desk.Ledger.BalanceAsync(books.School.Id, books.Term.Id, AccountKind.Takings, ct);
        if (recorded.Amount > takings)
            return desk.Conflict("takings-short");
        var ruling = TwoLinesRule.JudgeRemittance(recorded.Amount, takings, pack);
        if (await desk.Rulings.EnterAsync(books.Matter("record-remittance", id), ruling, Plea.None, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        desk.Db.Remittances.Add(
            new Remittance
            {
                Id = id,
                SchoolId = recorded.SchoolId,
                TermId = recorded.TermId,
                Amount = recorded.Amount,
                Reference = recorded.Reference,
                At = desk.Clock.Now(),
            }
        );
        await desk.Ledger.EnterAsync(
            $"remittance/{id}",
            books.Key,
            new Movement(AccountKind.Funds, AccountKind.Takings, recorded.Amount),
            ct
        );
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Takings paid over.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Amount">In yuan.</param>
/// <param name="Reference">Number of the bank's record.</param>
public sealed record RemittanceRecorded(
    Guid SchoolId,
    Guid TermId,
    Money Amount,
    [property: Required, StringLength(100, MinimumLength = 1)] string Reference
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/amount", Amount)];
}
