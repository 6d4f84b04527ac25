using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Operating cost is paid only from what is free once staff allowances are paid or reserved (人员补助优先).</summary>
/// <remarks>FEE-043. 「在确保参与课后服务的人员补助足额保障后」: approved and unpaid allowances stay reserved.</remarks>
internal static class UseOrderRule
{
    /// <param name="use">Code of the use.</param>
    /// <param name="amount">What is to be spent.</param>
    /// <param name="funds">Balance of the school's funds of the term.</param>
    /// <param name="reserved">Allowances approved and not yet paid.</param>
    /// <param name="pack">The page.</param>
    public static Ruling Judge(string use, Money amount, Money funds, Money reserved, FeesPack pack)
    {
        if (pack.UseOrder is not { Value: "staffFirst" } order || pack.PackageUses?.Value.Contains(use) == true)
            return Ruling.Permitted;
        var free = funds > reserved ? funds - reserved : Money.Zero;
        return reserved == Money.Zero || amount <= free
            ? Ruling.Permitted
            : order.Broken(
                "staff-allowances-first",
                new
                {
                    Amount = amount.ToString(),
                    Free = free.ToString(),
                    Reserved = reserved.ToString(),
                }
            );
    }
}
