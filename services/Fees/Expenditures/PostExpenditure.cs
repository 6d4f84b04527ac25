using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.Expenditures;

/// <summary>PUT /expenditures/{id}</summary>
internal static class PostExpenditure
{
    /// <summary>Name of the command in decisions.</summary>
    public const string Command = "post-expenditure";

    public static void MapExpenditures(this RouteGroupBuilder fees)
    {
        fees.MapPut("/expenditures/{id:guid}", Handle).WithTags("Expenditures").For(Roles.SchoolOffice);
        fees.MapPut("/operating-estimates/{id:guid}", EnterEstimate.Handle)
            .WithTags("Expenditures")
            .For(Roles.SchoolOffice);
        fees.MapGet("/diversions", ListDiversions.Handle).WithTags("Expenditures").For(Roles.Authority);
    }

    private static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Handle(
        Guid id,
        ExpenditurePosted posted,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.BooksAsync(posted.SchoolId, posted.TermId, ct, Roles.SchoolOffice) is not { } books)
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, posted, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        if (books.Pack is not { } pack)
            return books.NoPage;
        if (UseRule.LacksItsLink(posted.UseCode, posted.Note, pack))
            return (ProblemHttpResult)
                Problems.Invalid("/note", "Say how the service causes this: the document names no such use.");

        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var funds = await desk.Ledger.HoldFundsAsync(books.School.Id, books.Term.Id, ct);
        if (await books.AreClosedAsync(desk.Db, ct))
            return desk.Conflict("term-closed");
        var reserved = await desk.Db.ReservedAsync(books.Key, ct);
        var takings = await desk.Ledger.BalanceAsync(books.School.Id, books.Term.Id, AccountKind.Takings, ct);
        var plea = await desk.Rulings.HearAsync(id, null, ct);
        var ruling = Ruling
            .All(
                UseRule.Judge(posted.UseCode, posted.Note, pack),
                TwoLinesRule.JudgeSpending(posted.From, takings, pack),
                UseOrderRule.Judge(posted.UseCode, posted.Amount, funds, reserved, pack)
            )
            .Heard(plea);
        if (await desk.Rulings.EnterAsync(books.Matter(Command, id), ruling, plea, ct) is { } no)
        {
            await transaction.CommitAsync(ct);
            return no;
        }

        if (posted.From is PaidFrom.Takings || posted.Amount > funds)
            return desk.Conflict("funds-short");
        desk.Db.Expenditures.Add(posted.ToExpenditure(id, desk.Clock.Now()));
        await desk.Ledger.EnterAsync(
            $"expenditure/{id}",
            books.Key,
            new Movement(AccountKind.OperatingCost, AccountKind.Funds, posted.Amount),
            ct
        );
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static Expenditure ToExpenditure(this ExpenditurePosted posted, Guid id, DateTimeOffset now) =>
        new()
        {
            Id = id,
            SchoolId = posted.SchoolId,
            TermId = posted.TermId,
            UseCode = posted.UseCode,
            Amount = posted.Amount,
            Payee = posted.Payee,
            Note = posted.Note ?? "",
            At = now,
        };
}

/// <summary>Money spent.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="UseCode">
/// consumables, utilities, heating, equipmentMaintenance, equipmentPurchase, pupilActivities, vendorPackage, teacherTraining,
/// volunteerAllowance, otherNecessary; managementFee, transferOut, generalOperating, otherPersonnel, unrelated, insurancePremium; or
/// another code.
/// </param>
/// <param name="Amount">In yuan.</param>
/// <param name="Payee">Who is paid; a body, not a private person.</param>
/// <param name="Note">What for, and how the service causes it.</param>
/// <param name="From">Out of what it is paid.</param>
public sealed record ExpenditurePosted(
    Guid SchoolId,
    Guid TermId,
    [property: Required, RegularExpression("^[a-z][A-Za-z]{1,49}$")] string UseCode,
    Money Amount,
    [property: Required, StringLength(100, MinimumLength = 1)] string Payee,
    [property: StringLength(500)] string? Note,
    PaidFrom From = PaidFrom.Funds
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/amount", Amount)];
}
