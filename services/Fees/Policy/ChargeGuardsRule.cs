using AfterSchool.Fees.Bills;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Nobody is charged before every guard of the page holds (收费前置条件).</summary>
/// <remarks>FEE-014. 「报市州人民政府同意后执行」, 「报主管教育行政部门批准」, 「向家长和社会公示」.</remarks>
internal static class ChargeGuardsRule
{
    public static Ruling Judge(ChargeFacts facts, DateOnly today, FeesPack pack)
    {
        if (pack.ChargeGuards is not { } guards)
            return Ruling.Permitted;
        var missing = guards.Value.Where(guard => !Holds(guard, facts, today)).ToArray();
        return missing.Length == 0 ? Ruling.Permitted : guards.Broken("charge-guards", new { Missing = missing });
    }

    // A guard that nobody here knows never holds: a page may not open what the code cannot check.
    private static bool Holds(string guard, ChargeFacts facts, DateOnly today) =>
        guard switch
        {
            "governmentApproved" => facts.Standard is not null,
            "planApproved" => facts.Plan is { IsApproved: true },
            "publishedToParents" => facts.Plan is { PublishedOn: { } day } && day <= today,
            _ => false,
        };
}

/// <summary>A school whose charges an authority has frozen issues no bills, and no offering that stands still is billed (暂停收费).</summary>
/// <remarks>Follows a sanction; 「坚决纠正违规行为」.</remarks>
internal static class ChargeFreezeRule
{
    public static Ruling Judge(ChargeFacts facts, FeesPack pack)
    {
        if (pack.ChargeFreeze is not { Value: true } rule)
            return Ruling.Permitted;
        return Ruling.All(
            facts.IsFrozen ? rule.Broken("charges-frozen") : Ruling.Permitted,
            facts.IsSuspended ? rule.Broken("offering-suspended") : Ruling.Permitted
        );
    }
}
