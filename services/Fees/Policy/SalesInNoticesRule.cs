using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>A notice to families sells nothing in the service's name (不得推荐、兜售学习材料；禁止商业推广).</summary>
/// <remarks>
/// FEE-031. 「学校不得借课后服务名义向学生推荐、兜售学习材料」; 「坚决禁止商业行为进校园」. Words are looked for, so a notice that only says that nothing need be
/// bought may be refused too: it can be worded anew.
/// </remarks>
internal static class SalesInNoticesRule
{
    private static readonly string[] Materials =
    [
        "练习册",
        "教辅",
        "习题集",
        "学习资料",
        "学习材料",
        "辅导书",
        "试卷",
        "workbook",
    ];

    private static readonly string[] Offers =
    [
        "购买",
        "订购",
        "征订",
        "下单",
        "选购",
        "优惠",
        "折扣",
        "促销",
        "团购",
        "体验课",
        "buy",
    ];

    private static readonly string[] Leads = ["推荐使用", "扫码", "http"];

    public static Ruling Judge(string text, FeesPack pack)
    {
        if (pack.SalesInNotices is not { } banned)
            return Ruling.Permitted;
        var found = banned.Value.Where(what => Advertises(what, text)).ToArray();
        return found.Length == 0 ? Ruling.Permitted : banned.Broken("sales-in-notice", new { Found = found });
    }

    private static bool Advertises(string what, string text) =>
        what switch
        {
            // A material is named and offered.
            "learningMaterials" => Has(text, Materials) && (Has(text, Offers) || Has(text, Leads)),
            "commercial" or "commercialPromotion" => Has(text, Offers),
            _ => false,
        };

    private static bool Has(string text, string[] words) =>
        words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
