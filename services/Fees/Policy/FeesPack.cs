using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>What Fees must know of a jurisdiction. Null: the document is silent.</summary>
[SettingKey(WaiverRule.Setting)]
public sealed record FeesPack : Page
{
    /// <summary>Who sets the fee standard (收费标准制定主体).</summary>
    public Cited<StandardSetter>? StandardSetter { get; init; }

    /// <summary>Bodies whose consent a standard needs before it is carried out: cityGovernment, …</summary>
    public Cited<IReadOnlyList<string>>? StandardApprovers { get; init; }

    /// <summary>Whether the rate stays as it is for a term (以一学期为固定期).</summary>
    public Cited<bool>? RateFixedPerTerm { get; init; }

    /// <summary>Minutes of a class-hour (课时) by stage: primary, junior.</summary>
    public Cited<IReadOnlyDictionary<string, int>>? ClassHourMinutes { get; init; }

    /// <summary>What must hold before anybody is charged; names in <see cref="ChargeGuards"/>.</summary>
    public Cited<IReadOnlyList<string>>? ChargeGuards { get; init; }

    /// <summary>Whether an authority's decision may freeze a school's charges.</summary>
    public Cited<bool>? ChargeFreeze { get; init; }

    /// <summary>Kinds of charge line that are the service itself; anything else beside them is a bundle (捆绑收费).</summary>
    public Cited<IReadOnlyList<string>>? ServiceItems { get; init; }

    /// <summary>Kinds of care that may not be charged under the service; the list is open.</summary>
    public Cited<IReadOnlyList<string>>? ExcludedCare { get; init; }

    /// <summary>Payees that may not collect; the list is open.</summary>
    public Cited<IReadOnlyList<string>>? BannedCollectors { get; init; }

    /// <summary>Payees that may certainly collect; whom neither list names is held.</summary>
    public Cited<IReadOnlyList<string>>? AcceptedCollectors { get; init; }

    /// <summary>Grounds on which the fee is waived or reduced by local rule (减免).</summary>
    public Cited<IReadOnlyList<string>>? WaiverGroups { get; init; }

    /// <summary>What obliges the school to refund (退费).</summary>
    public Cited<string>? RefundTrigger { get; init; }

    /// <summary>Kinds of reason that count as special and not wilful (特殊原因、非故意).</summary>
    public Cited<IReadOnlyList<string>>? SpecialReasons { get; init; }

    /// <summary>How a refund is counted: remainingSessions.</summary>
    public Cited<string>? RefundFormula { get; init; }

    /// <summary>Uses that are a management fee (管理费).</summary>
    public Cited<IReadOnlyList<string>>? ManagementFeeUses { get; init; }

    /// <summary>Uses that would fill gaps of the operating appropriation or of other personnel (公用经费、其他人员经费).</summary>
    public Cited<IReadOnlyList<string>>? GapFillingUses { get; init; }

    /// <summary>Uses that have nothing to do with the service.</summary>
    public Cited<IReadOnlyList<string>>? UnrelatedUses { get; init; }

    /// <summary>Uses that another source of money must bear.</summary>
    public Cited<IReadOnlyList<string>>? UsesOfOtherSources { get; init; }

    /// <summary>Uses that pay vendors' people as one package (打包支付).</summary>
    public Cited<IReadOnlyList<string>>? PackageUses { get; init; }

    /// <summary>Operating uses caused by the service; the list is open.</summary>
    public Cited<IReadOnlyList<string>>? OperatingUses { get; init; }

    /// <summary>What is secured first: staffFirst.</summary>
    public Cited<string>? UseOrder { get; init; }

    /// <summary>Whether allowances go to those only who took part (专款专用).</summary>
    public Cited<bool>? AllowancesForParticipants { get; init; }

    /// <summary>Cap of a manager's monthly allowance: avgDirectMonthly.</summary>
    public Cited<string>? ManagementCap { get; init; }

    /// <summary>Categories of direct staff that do not count in the average.</summary>
    public Cited<IReadOnlyList<string>>? NotInAverage { get; init; }

    /// <summary>Whether nobody gets both kinds of allowance in a month.</summary>
    public Cited<bool>? NoDoubleAllowance { get; init; }

    /// <summary>To whom a term's surplus goes back: fullToPayers.</summary>
    public Cited<string>? SurplusReturn { get; init; }
}

/// <summary>Who sets the fee standard.</summary>
/// <param name="Level">Level of division: province, city or county.</param>
/// <param name="Lead">The department that decides (牵头).</param>
/// <param name="With">Departments that must agree (会同).</param>
public sealed record StandardSetter(string Level, string Lead, IReadOnlyList<string> With);
