using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Expenditures;

/// <summary>PUT /operating-estimates/{id} — what operating cost will come to in the term; so much stays reserved where it comes first.</summary>
internal static class EnterEstimate
{
    public static async Task<Results<NotFound, ProblemHttpResult, NoContent>> Handle(
        Guid id,
        EstimateEntered entered,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.BooksAsync(entered.SchoolId, entered.TermId, ct, Roles.SchoolOffice) is null)
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, entered, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        desk.Db.OperatingEstimates.Add(
            new OperatingEstimate
            {
                Id = id,
                SchoolId = entered.SchoolId,
                TermId = entered.TermId,
                Amount = entered.Amount,
                Note = entered.Note ?? "",
                At = desk.Clock.Now(),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>What of the term's estimate is not paid yet; nothing where there is no estimate.</summary>
    public static async Task<Money> OperatingReserveAsync(this Desk desk, Books books, CancellationToken ct)
    {
        var estimate = await desk
            .Db.OperatingEstimates.AsNoTracking()
            .Where(one => one.SchoolId == books.School.Id && one.TermId == books.Term.Id)
            .OrderByDescending(one => one.At)
            .ThenByDescending(one => one.Id)
            .FirstOrDefaultAsync(ct);
        var paid = await desk.Ledger.BalanceAsync(books.School.Id, books.Term.Id, AccountKind.OperatingCost, ct);
        return estimate is { } one && one.Amount > paid ? one.Amount - paid : Money.Zero;
    }
}

/// <summary>An estimate of a term's operating cost.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Amount">In yuan.</param>
/// <param name="Note">How it was reckoned.</param>
public sealed record EstimateEntered(
    Guid SchoolId,
    Guid TermId,
    Money Amount,
    [property: StringLength(500)] string? Note = null
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/amount", Amount)];
}
