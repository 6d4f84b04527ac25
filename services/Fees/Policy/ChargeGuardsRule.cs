using AfterSchool.Fees.Bills;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>Nobody is charged before every guard of the page holds (收费前置条件).</summary>
/// <remarks>
/// FEE-014. 「报市州人民政府同意后执行」, 「收费标准未出台之前，学校不得向学生收取课后服务费」, 「未经市价格主管部门审核公示的…不得收取」. Where the text only obliges the
/// school, its own step of charging stays pending: no family owes anything by that.
/// </remarks>
internal static class ChargeGuardsRule
{
    public static Ruling Judge(ChargeFacts facts, DateOnly today, FeesPack pack)
    {
        if (pack.ChargeGuards is not { } guards)
            return Ruling.Permitted;
        var missing = guards.Value.Where(guard => !Holds(guard, facts, today)).ToArray();
        if (missing.Length == 0)
            return Ruling.Permitted;
        return guards.Force is Force.Duty
            ? guards.Pending("charge-guards", new { Missing = missing })
            : guards.Broken("charge-guards", new { Missing = missing });
    }

    // A guard that nobody here knows never holds: a page may not open what the code cannot check.
    private static bool Holds(string guard, ChargeFacts facts, DateOnly today) =>
        guard switch
        {
            "standardIssued" or "governmentApproved" => facts.Standard is not null,
            "governmentApprovedIfCityRun" => facts.RunBy is DivisionLevel.County || facts.Standard is not null,
            "districtStandardEntered" => facts.RunBy is not DivisionLevel.County || facts.Standard is not null,
            "priceAuthorityExaminedAndPublished" => facts.Standard is { PlatformReceipt: not null },
            "planApproved" => facts.Plan is { IsApproved: true },
            "publishedToParents" => facts.Plan is { PublishedOn: { } day } && day <= today,
            _ => false,
        };
}

/// <summary>A school whose charges an authority has frozen issues no bills, and no offering that stands still is billed (暂停收费).</summary>
/// <remarks>Follows a sanction; 「坚决纠正违规行为」. Where the page has no sentence for it, the authority's decision stands by itself.</remarks>
internal static class ChargeFreezeRule
{
    public static Ruling Judge(ChargeFacts facts, FeesPack pack) =>
        Ruling.All(
            facts.IsFrozen
                ? pack.ChargeFreeze?.Broken("charges-frozen") ?? Ruling.Refused("charges-frozen", [])
                : Ruling.Permitted,
            facts.IsSuspended
                ? pack.ChargeFreeze?.Broken("offering-suspended") ?? Ruling.Refused("offering-suspended", [])
                : Ruling.Permitted
        );
}
