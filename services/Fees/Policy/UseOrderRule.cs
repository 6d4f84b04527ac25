using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>
/// What comes first is paid or stays reserved; only what is free beyond it may be paid for the other (经费使用顺序): operating cost
/// after staff allowances (staffFirst), or staff pay after operating cost (operatingFirst).
/// </summary>
/// <remarks>FEE-043. 「在确保参与课后服务的人员补助足额保障后」; 「在保证课后服务水费、电费、暖气费、设备购置与维护等正常开支的前提下」.</remarks>
internal static class UseOrderRule
{
    /// <param name="use">Code of the use.</param>
    /// <param name="amount">What is to be spent.</param>
    /// <param name="funds">Balance of the school's funds of the term.</param>
    /// <param name="reserved">Allowances approved and not yet paid.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(string use, Money amount, Money funds, Money reserved, FeesPack pack) =>
        pack.PackageUses?.Value.Contains(use) == true
            ? Ruling.Permitted
            : Judge("staffFirst", "staff-allowances-first", amount, funds, reserved, pack);

    /// <param name="pay">Staff pay that is to be paid out.</param>
    /// <param name="funds">Balance of the school's funds of the term.</param>
    /// <param name="reserved">Operating cost estimated for the term and not yet paid.</param>
    /// <param name="pack">The page.</param>
    public static Ruling JudgePayOut(Money pay, Money funds, Money reserved, FeesPack pack) =>
        Judge("operatingFirst", "operating-cost-first", pay, funds, reserved, pack);

    private static Ruling Judge(string method, string code, Money amount, Money funds, Money reserved, FeesPack pack)
    {
        if (pack.UseOrder is not { } order || order.Value != method)
            return Ruling.Permitted;
        var free = funds > reserved ? funds - reserved : Money.Zero;
        return reserved == Money.Zero || amount <= free
            ? Ruling.Permitted
            : order.Broken(
                code,
                new
                {
                    Amount = amount.ToString(),
                    Free = free.ToString(),
                    Reserved = reserved.ToString(),
                }
            );
    }
}
