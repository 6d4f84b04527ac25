using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Ledgers;

/// <summary>GET /accounts?schoolId= — balances of a school's accounts, folded from their entries.</summary>
internal static class ListAccounts
{
    public static void MapAccounts(this RouteGroupBuilder fees) =>
        fees.MapGet("/accounts", Handle).WithTags("Ledger").For(Roles.SchoolOffice, Roles.Principal, Roles.Authority);

    private static async Task<Results<NotFound, Ok<IReadOnlyList<AccountShown>>>> Handle(
        Guid schoolId,
        [AsParameters] Cut cut,
        Reach reach,
        FeesDb db,
        HttpContext http
    )
    {
        if (!await reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await db
            .LedgerAccounts.AsNoTracking()
            .Where(one => one.SchoolId == schoolId)
            .PageAsync(
                one => one.Id,
                one => new AccountShown(
                    one.Id,
                    one.TermId,
                    one.Kind,
                    new Money(
                        db.LedgerEntries.Where(entry => entry.AccountId == one.Id).Sum(entry => entry.AmountFen)
                    ).ToString()
                ),
                cut,
                http
            );
    }
}

/// <summary>An account of the ledger.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TermId">The term.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Balance">In yuan; debit positive.</param>
public sealed record AccountShown(Guid Id, Guid TermId, AccountKind Kind, string Balance);
