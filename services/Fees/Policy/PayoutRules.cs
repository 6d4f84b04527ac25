using AfterSchool.Fees.PayLists;
using AfterSchool.Fees.PayoutRules;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>The school's own rule on pay is there, and approved where the page asks for it, before anybody is paid (发放办法).</summary>
/// <remarks>FEE-052. 「报属地教育行政部门审核同意后实施」; 「教职工激励办法」 is only a task of the school.</remarks>
internal static class PayoutRuleRule
{
    /// <summary>Code of the duty to draw one up; its subject is the pay list that was approved without.</summary>
    public const string Code = "payout-rule";

    public static Ruling Judge(PayoutRule? rule, FeesPack pack) =>
        pack.PayoutRule switch
        {
            { Value: "approvedBeforeUse" } asked when rule is not { IsApproved: true } => asked.Broken(
                "payout-rule-unapproved"
            ),
            { Value: "drawnUp" } asked when rule is null => asked.Broken(Code),
            _ => Ruling.Permitted,
        };
}

/// <summary>As what a person is paid: staff by their allowance, outsiders as the page says (劳务费、协议报酬、志愿者补助).</summary>
/// <remarks>FEE-047. 「对聘请校外人员提供课后服务的，课后服务补助可按劳务费管理」.</remarks>
internal static class PayKindRule
{
    /// <summary>The school's own people (本校教职工).</summary>
    private static readonly string[] Own = ["own", "ownManagement"];

    /// <param name="category">The person's category, as the confirmed workload has it; none when none is confirmed.</param>
    /// <param name="pack">The page.</param>
    public static string Of(string? category, FeesPack pack) =>
        category is null || Own.Contains(category) ? PayLine.StaffPay : pack.ExternalPayKind?.Value ?? "externalPay";
}
