using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>What Fees must know of a jurisdiction. Null: the document is silent.</summary>
[SettingKey(WaiverRule.Setting)]
public sealed partial record FeesPack : Page
{
    /// <summary>Who sets the fee standard, one entry for each level that may (收费标准制定主体).</summary>
    public Cited<IReadOnlyList<StandardSetter>>? StandardSetters { get; init; }

    /// <summary>Level of the standard's division to the bodies whose decision it needs: cityGovernment, district, …</summary>
    public Cited<IReadOnlyDictionary<string, IReadOnlyList<string>>>? StandardApprovers { get; init; }

    /// <summary>Whom a standard reaches: division (the schools of the division) or runBy (the schools that the division runs).</summary>
    [KnownCodes("division", "runBy")]
    public Cited<string>? StandardScope { get; init; }

    /// <summary>What is said of rural schools: lowerOf (就低不就高) or moreSubsidy (加大财政补助).</summary>
    [KnownCodes("lowerOf", "moreSubsidy")]
    public Cited<string>? RuralRule { get; init; }

    /// <summary>Whether the rate stays as it is for a term (以一学期为固定期).</summary>
    public Cited<bool>? RateFixedPerTerm { get; init; }

    /// <summary>The most a pupil is charged for a term, for a service of up to so many minutes; never scaled.</summary>
    public Cited<TermCap>? TermCap { get; init; }

    /// <summary>Minutes of a class-hour (课时) by stage: primary, junior.</summary>
    public Cited<IReadOnlyDictionary<string, int>>? ClassHourMinutes { get; init; }

    /// <summary>What must hold before anybody is charged; names in <see cref="ChargeGuardsRule"/>.</summary>
    public Cited<IReadOnlyList<string>>? ChargeGuards { get; init; }

    /// <summary>The platform on which the price authority publishes a standard (收费管理信息网).</summary>
    public Cited<string>? PublicationPlatform { get; init; }

    /// <summary>What a publication of fees says (收费公示内容); the body bound publishes.</summary>
    public Cited<IReadOnlyList<string>>? PublicationFields { get; init; }

    /// <summary>Cost accountings in each calendar year (成本核算).</summary>
    public Cited<int>? CostAccountingPerYear { get; init; }

    /// <summary>Whether an authority's decision may freeze a school's charges.</summary>
    public Cited<bool>? ChargeFreeze { get; init; }

    /// <summary>Where money may come from (经费来源).</summary>
    public Cited<IReadOnlyList<string>>? Sources { get; init; }

    /// <summary>Types of charge: serviceFee (服务性收费), collectionOnBehalf (代收费).</summary>
    [KnownCodes("serviceFee", "collectionOnBehalf")]
    public Cited<IReadOnlyList<string>>? ChargeTypes { get; init; }

    /// <summary>Kinds of charge line that are the service itself; anything else beside them is a bundle (捆绑收费).</summary>
    public Cited<IReadOnlyList<string>>? ServiceItems { get; init; }

    /// <summary>Kinds of care that may not be charged under the service; the list is open.</summary>
    public Cited<IReadOnlyList<string>>? ExcludedCare { get; init; }

    /// <summary>Payees that may not collect; the list is open.</summary>
    public Cited<IReadOnlyList<string>>? BannedCollectors { get; init; }

    /// <summary>Payees that may certainly collect; whom neither list names is held.</summary>
    public Cited<IReadOnlyList<string>>? AcceptedCollectors { get; init; }

    /// <summary>What the treasury looks after: collection, refund (收费收缴退费工作).</summary>
    [KnownCodes("collection", "refund")]
    public Cited<IReadOnlyList<string>>? TreasuryWork { get; init; }

    /// <summary>How a waiver comes about: fullAutomatic, mandatoryLocalRule or permitted (减免).</summary>
    [KnownCodes("fullAutomatic", "mandatoryLocalRule", "permitted")]
    public Cited<string>? WaiverMode { get; init; }

    /// <summary>Grounds on which the fee is waived or reduced.</summary>
    public Cited<IReadOnlyList<string>>? WaiverGroups { get; init; }

    /// <summary>What a notice to families may not advertise; methods in <see cref="SalesInNoticesRule"/>.</summary>
    public Cited<IReadOnlyList<string>>? SalesInNotices { get; init; }

    /// <summary>Whether the school itself provides all materials (统一配置教辅材料).</summary>
    public Cited<bool>? MaterialsBySchool { get; init; }

    /// <summary>What a refund rests on: nonParticipationSpecial or withdrawalWritten (退费).</summary>
    [KnownCodes("nonParticipationSpecial", "withdrawalWritten")]
    public Cited<string>? RefundTrigger { get; init; }

    /// <summary>Kinds of reason that count as special and not wilful (特殊原因、非故意).</summary>
    public Cited<IReadOnlyList<string>>? SpecialReasons { get; init; }

    /// <summary>How a refund is counted: remainingSessions.</summary>
    [KnownCodes("remainingSessions")]
    public Cited<string>? RefundFormula { get; init; }
}

/// <summary>Who sets the fee standard at one level.</summary>
/// <param name="Level">Level of division: province, city or county.</param>
/// <param name="Lead">The department that decides (牵头); none where the text names the division only.</param>
/// <param name="With">Departments that must agree (会同).</param>
/// <param name="ByPolicy">Whether that level speaks by its policy: a standard entered elsewhere names it (执行上级政策).</param>
public sealed record StandardSetter(string Level, string? Lead, IReadOnlyList<string> With, bool ByPolicy = false);

/// <summary>The most a pupil is charged for a term.</summary>
/// <param name="Amount">In yuan.</param>
/// <param name="Minutes">For a service of up to so many minutes a day.</param>
public sealed record TermCap(Money Amount, int Minutes);
