using AfterSchool.Fees.TermAccounts;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>A term's accounts stay open while the school owes refunds, allowances or the surplus to those who paid (全额返还交费学生).</summary>
/// <remarks>FEE-035, and what comes before it: FEE-034, FEE-043. Pending, not refused: done, it closes.</remarks>
internal static class TermCloseRule
{
    /// <summary>Code of the duty to return the surplus; its subject is the term.</summary>
    public const string Surplus = "surplus-unreturned";

    /// <summary>Code of the reminder that a share is due to a payer by name; its subject is the bill.</summary>
    public const string Payable = "surplus-payable";

    public static Ruling JudgeOwed(Figures figures, FeesPack pack) =>
        Ruling.All(
            figures.OpenRefunds > 0 && pack.RefundTrigger is { } refund
                ? refund.Pending("refunds-unpaid", new { Refunds = figures.OpenRefunds })
                : Ruling.Permitted,
            figures.UnpaidAllowances > Money.Zero && pack.UseOrder is { } order
                ? order.Pending("allowances-unpaid", new { Amount = figures.UnpaidAllowances.ToString() })
                : Ruling.Permitted
        );

    public static Ruling JudgeSurplus(Figures figures, FeesPack pack) =>
        (figures.Surplus > Money.Zero ? pack.SurplusReturn : null) switch
        {
            { Value: "fullToPayers" } rule => rule.Pending(Surplus, new { Amount = figures.Surplus.ToString() }),
            // No document says what else: it stays in the books and is shown.
            { Value: "carried" } rule => rule.Broken("surplus-carried", new { Amount = figures.Surplus.ToString() }),
            _ => Ruling.Permitted,
        };
}
