using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Ledgers;

/// <summary>
/// The books of a school's term. Every movement of money is entered here with the work that caused it, in one transaction of the
/// database; whoever moves money holds the account of funds until then, so that what is free is free.
/// </summary>
public sealed class Ledger(FeesDb db, TimeProvider clock)
{
    /// <summary>
    /// Holds the school's funds of the term until the database transaction ends; gives what of them is the school's to spend: what is
    /// due to payers who could not be reached is not.
    /// </summary>
    public async Task<Money> HoldFundsAsync(Guid schoolId, Guid termId, CancellationToken ct)
    {
        await OpenAsync(schoolId, termId, AccountKind.Funds, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            select 1 from ledger_account
            where school_id = {schoolId} and term_id = {termId} and kind = {nameof(AccountKind.Funds)} for update
            """,
            ct
        );
        return await BalanceAsync(schoolId, termId, AccountKind.Funds, ct)
            + await BalanceAsync(schoolId, termId, AccountKind.SurplusPayable, ct);
    }

    /// <summary>The fold of an account's entries; debit positive.</summary>
    public async Task<Money> BalanceAsync(Guid schoolId, Guid termId, AccountKind kind, CancellationToken ct) =>
        new(
            await db
                .LedgerEntries.Where(entry =>
                    db.LedgerAccounts.Any(account =>
                        account.Id == entry.AccountId
                        && account.SchoolId == schoolId
                        && account.TermId == termId
                        && account.Kind == kind
                    )
                )
                .SumAsync(entry => entry.AmountFen, ct)
        );

    /// <summary>Enters a movement; it stands once the caller saves.</summary>
    /// <param name="key">The business event; a second entry under it collides with the first.</param>
    /// <param name="books">School and term.</param>
    /// <param name="movement">Which account is debited, which credited, and the amount above zero.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task EnterAsync(string key, (Guid School, Guid Term) books, Movement movement, CancellationToken ct)
    {
        var debit = await OpenAsync(books.School, books.Term, movement.Debit, ct);
        var credit = await OpenAsync(books.School, books.Term, movement.Credit, ct);
        db.LedgerTransactions.Add(
            LedgerTransaction.Balanced(key, books, clock.Now(), (debit, movement.Amount), (credit, -movement.Amount))
        );
    }

    private async Task<Guid> OpenAsync(Guid schoolId, Guid termId, AccountKind kind, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into ledger_account (id, school_id, term_id, kind)
            values ({Guid.CreateVersion7()}, {schoolId}, {termId}, {kind.ToString()}) on conflict do nothing
            """,
            ct
        );
        return await db
            .LedgerAccounts.Where(one => one.SchoolId == schoolId && one.TermId == termId && one.Kind == kind)
            .Select(one => one.Id)
            .SingleAsync(ct);
    }
}

/// <summary>Money that moves from one account to another.</summary>
/// <param name="Debit">The account debited.</param>
/// <param name="Credit">The account credited.</param>
/// <param name="Amount">How much, above zero.</param>
public sealed record Movement(AccountKind Debit, AccountKind Credit, Money Amount);
