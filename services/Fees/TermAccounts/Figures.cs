using AfterSchool.Fees.Ledgers;
using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.Refunds;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>A term's figures, folded from the ledger, and what is still owed.</summary>
/// <param name="Collected">Fees collected, less refunds.</param>
/// <param name="Spent">Allowances and operating cost.</param>
/// <param name="Other">Money of other sources: subsidy, public-welfare organisations, sponsorship.</param>
/// <param name="Returned">Surplus given back.</param>
/// <param name="Surplus">
/// What is left of the fees. Costs are borne by the other sources first, so that no family's surplus is swallowed; a default, no document
/// says it.
/// </param>
/// <param name="Takings">Fees taken and not yet remitted, where fees and spending run on two lines.</param>
/// <param name="OpenRefunds">Refunds asked for or approved, not paid, and refunds owed that nobody has asked for yet.</param>
/// <param name="UnpaidAllowances">Allowances approved and not paid.</param>
internal sealed record Figures(
    Money Collected,
    Money Spent,
    Money Other,
    Money Returned,
    Money Surplus,
    Money Takings,
    int OpenRefunds,
    Money UnpaidAllowances
)
{
    private static readonly AccountKind[] Others =
    [
        AccountKind.Subsidies,
        AccountKind.PublicWelfareFunds,
        AccountKind.Sponsorship,
        AccountKind.OtherIncome,
    ];

    public static async Task<Figures> ReadAsync(Books books, Desk desk, CancellationToken ct)
    {
        var (school, term) = books.Key;
        async Task<Money> Balance(AccountKind kind) => await desk.Ledger.BalanceAsync(school, term, kind, ct);
        var collected = -await Balance(AccountKind.FeeIncome) - await Balance(AccountKind.FeesRefunded);
        var spent = await Balance(AccountKind.StaffAllowances) + await Balance(AccountKind.OperatingCost);
        var other = Money.Zero;
        foreach (var kind in Others)
            other -= await Balance(kind);
        var returned = await Balance(AccountKind.SurplusReturned);
        return new Figures(
            collected,
            spent,
            other,
            returned,
            SurplusOf(collected, spent, other, returned),
            await Balance(AccountKind.Takings),
            await OpenRefundsAsync(term, desk, ct),
            await desk.Db.ReservedAsync(books.Key, ct)
        );
    }

    /// <summary>What is left of the fees once the other sources have borne what they can.</summary>
    public static Money SurplusOf(Money collected, Money spent, Money other, Money returned) =>
        collected - (spent > other ? spent - other : Money.Zero) - returned;

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
