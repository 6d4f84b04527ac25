using AfterSchool.Fees.Expenditures;
using AfterSchool.Fees.Incomes;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Money comes from the sources that the page names; another one is for the authority to decide (经费来源).</summary>
/// <remarks>FEE-003. 「采取财政补贴、收取服务性收费或代收费等方式」: 等 leaves the list open, and a list of 可 or 为主 closes it no more.</remarks>
internal static class FundingSourceRule
{
    public static Ruling Judge(FundingSource source, FeesPack pack) =>
        pack.Sources is { } sources && !sources.Value.Contains(source.Code())
            ? sources.Broken("source-unnamed", Force.OpenList, new { Source = source.Code() })
            : Ruling.Permitted;
}

/// <summary>Fees and spending run on two lines: takings are remitted in full, and nothing is paid out of them (收支两条线).</summary>
/// <remarks>FEE-036. 「课后服务收费坚持收支两条线原则」: netting (坐支) is refused.</remarks>
internal static class TwoLinesRule
{
    private const string Code = "takings-netted";

    public static Ruling JudgeRemittance(Money remitted, Money takings, FeesPack pack) =>
        pack.TwoLines is { Value: true } rule && remitted != takings
            ? rule.Broken(Code, new { Takings = takings.ToString(), Remitted = remitted.ToString() })
            : Ruling.Permitted;

    public static Ruling JudgeSpending(PaidFrom from, Money takings, FeesPack pack) =>
        pack.TwoLines is { Value: true } rule && from is PaidFrom.Takings
            ? rule.Broken(Code, new { Takings = takings.ToString(), Remitted = Money.Zero.ToString() })
            : Ruling.Permitted;

    public static Ruling JudgeClosing(Money takings, FeesPack pack) =>
        pack.TwoLines is { Value: true } rule && takings > Money.Zero
            ? rule.Pending("takings-unremitted", new { Takings = takings.ToString() })
            : Ruling.Permitted;
}

/// <summary>What the bodies around the school owe once it takes money: it enters the budget, the treasury sees to it (纳入预算管理).</summary>
/// <remarks>FEE-036, FEE-023, FEE-034. 「收取的课后服务费，纳入预算管理」, 「及时做好收费收缴退费工作」.</remarks>
internal static class TreasuryRules
{
    /// <summary>Code of the finance department's duty on a refund; its subject is the bill.</summary>
    public const string RefundRule = "treasury-refund";

    public static Ruling JudgeTaking(FeesPack pack) =>
        Ruling.All(
            pack.BudgetManaged is { Value: true } budget ? budget.Broken("fees-into-budget") : Ruling.Permitted,
            pack.TreasuryWork is { } work && work.Value.Contains("collection")
                ? work.Broken("treasury-collection")
                : Ruling.Permitted
        );

    public static Ruling JudgeRefund(FeesPack pack) =>
        pack.TreasuryWork is { } work && work.Value.Contains("refund") ? work.Broken(RefundRule) : Ruling.Permitted;
}
