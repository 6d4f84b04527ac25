using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Fees.PayLists;

/// <summary>PUT /pay-lists/{id} — a draft; the rules judge it when the principal approves.</summary>
internal static class DraftPayList
{
    public static async Task<Results<NotFound, ProblemHttpResult, NoContent>> Handle(
        Guid id,
        PayListDrafted drafted,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.BooksAsync(drafted.SchoolId, drafted.TermId, ct, Roles.SchoolOffice) is null)
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, drafted, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        desk.Db.PayLists.Add(
            new PayList
            {
                Id = id,
                SchoolId = drafted.SchoolId,
                TermId = drafted.TermId,
                Month = drafted.Month,
                TotalFen = drafted.Lines.Sum(line => line.Amount.Fen),
                Lines =
                [
                    .. drafted.Lines.Select(line => new PayLine
                    {
                        PersonId = line.PersonId,
                        Role = line.DutyRole,
                        AmountFen = line.Amount.Fen,
                    }),
                ],
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A month's allowances. The persons' categories are those of their confirmed workload.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term whose fees pay it.</param>
/// <param name="Month">The month, e.g. 2026-09.</param>
/// <param name="Lines">One or more for each person.</param>
public sealed record PayListDrafted(
    Guid SchoolId,
    Guid TermId,
    [property: Required, RegularExpression("^20[0-9]{2}-(0[1-9]|1[0-2])$")] string Month,
    [property: Required, MinLength(1), MaxLength(1_000)] IReadOnlyList<PayLineDrafted> Lines
) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts =>
        Lines.Select((line, at) => ($"/lines/{at}/amount", line.Amount));
}

/// <summary>One person's allowance.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="DutyRole">direct or management.</param>
/// <param name="Amount">In yuan.</param>
public sealed record PayLineDrafted(Guid PersonId, DutyRole DutyRole, Money Amount);
