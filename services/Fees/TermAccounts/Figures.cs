using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Refunds;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>A term's figures, folded from the ledger, and what is still owed.</summary>
/// <param name="Collected">Fees collected, less refunds.</param>
/// <param name="Spent">Allowances and operating cost.</param>
/// <param name="Returned">Surplus given back.</param>
/// <param name="Surplus">What is left: collected less spent less returned.</param>
/// <param name="OpenRefunds">Refunds asked for or approved, not paid, and refunds owed that nobody has asked for yet.</param>
/// <param name="UnpaidAllowances">Allowances approved and not paid.</param>
internal sealed record Figures(
    Money Collected,
    Money Spent,
    Money Returned,
    Money Surplus,
    int OpenRefunds,
    Money UnpaidAllowances
)
{
    public static async Task<Figures> ReadAsync(Books books, Desk desk, CancellationToken ct)
    {
        var (school, term) = books.Key;
        async Task<Money> Balance(AccountKind kind) => await desk.Ledger.BalanceAsync(school, term, kind, ct);
        return new Figures(
            -await Balance(AccountKind.FeeIncome) - await Balance(AccountKind.FeesRefunded),
            await Balance(AccountKind.StaffAllowances) + await Balance(AccountKind.OperatingCost),
            await Balance(AccountKind.SurplusReturned),
            await Balance(AccountKind.Funds),
            await OpenRefundsAsync(term, desk, ct),
            await desk.Db.ReservedAsync(books.Key, ct)
        );
    }

    // A bill may have both an open refund and an open duty; it is counted once.
    private static Task<int> OpenRefundsAsync(Guid term, Desk desk, CancellationToken ct)
    {
        var (db, rule) = (desk.Db, Policy.RefundOwedRule.Code);
        return db
            .Bills.Where(bill => bill.TermId == term)
            .CountAsync(
                bill =>
                    db.Refunds.Any(refund =>
                        refund.BillId == bill.Id
                        && (refund.State == RefundState.Requested || refund.State == RefundState.Approved)
                    ) || db.Duties.Any(duty => duty.Rule == rule && duty.SubjectId == bill.Id && duty.DoneAt == null),
                ct
            );
    }
}
