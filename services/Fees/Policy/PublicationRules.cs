using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>A publication of fees says all that the page asks for; until then it is no publication (收费公示内容).</summary>
/// <remarks>FEE-016. 「收费标准、收费项目、政策依据、监督举报电话」. Whoever is bound has a task, no family waits for it.</remarks>
internal static class PublicationFieldsRule
{
    /// <summary>Code of the duty; its subject is the standard, or the term whose fees the school publishes.</summary>
    public const string Code = "fee-publication";

    public static Ruling Judge(IReadOnlyCollection<string> said, string bound, FeesPack pack)
    {
        if (pack.PublicationFields is not { } fields || fields.Bound != bound)
            return Ruling.Permitted;
        var missing = fields.Value.Except(said).ToArray();
        return missing.Length == 0 ? Ruling.Permitted : fields.Pending(Code, new { Missing = missing });
    }

    /// <summary>The task of the school that charges, until it has published.</summary>
    public static Ruling JudgeCharging(bool isPublished, FeesPack pack) =>
        !isPublished && pack.PublicationFields is { Bound: "school" } fields ? fields.Broken(Code) : Ruling.Permitted;
}

/// <summary>The price authority publishes a standard on its platform; the receipt shows that it did (收费统计和公示手续).</summary>
/// <remarks>FEE-015. 「由市价格主管部门统一在自治区、地（州、市）、县（市）《新疆收费管理信息网》上办理收费统计和收费公示手续」.</remarks>
internal static class PublicationPlatformRule
{
    /// <summary>Code of the duty; its subject is the standard.</summary>
    public const string Code = "standard-off-platform";

    public static Ruling JudgeMissing(bool hasReceipt, FeesPack pack) =>
        !hasReceipt && pack.PublicationPlatform is { } platform
            ? platform.Broken(Code, new { Platform = platform.Value })
            : Ruling.Permitted;

    public static Ruling JudgeReceipt(string platform, FeesPack pack) =>
        pack.PublicationPlatform is { } named && named.Value != platform
            ? named.Pending(Code, new { Platform = named.Value })
            : Ruling.Permitted;
}

/// <summary>The price authority accounts the costs of the service so many times in each calendar year (成本核算).</summary>
/// <remarks>FEE-019. 「每一年对课后服务收费进行一次成本核算」: a run on 31 December is in time.</remarks>
internal static class CostAccountingRule
{
    /// <summary>Code of the duty; its subject is the division's year.</summary>
    public const string Code = "cost-accounting";

    public static Ruling Judge(int runs, int year, FeesPack pack) =>
        pack.CostAccountingPerYear is { } least && runs < least.Value
            ? least.Broken(
                Code,
                new
                {
                    Year = year,
                    Runs = runs,
                    Least = least.Value,
                }
            )
            : Ruling.Permitted;
}
