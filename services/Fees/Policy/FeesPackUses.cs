using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>The half of the page on what the money is used for (经费使用).</summary>
public sealed partial record FeesPack
{
    /// <summary>Whether fees and spending run on two lines: takings are remitted in full before anything is spent (收支两条线).</summary>
    public Cited<bool>? TwoLines { get; init; }

    /// <summary>Whether fee income enters budget management (纳入预算管理).</summary>
    public Cited<bool>? BudgetManaged { get; init; }

    /// <summary>Whether fee money is for the service only (专款专用).</summary>
    public Cited<bool>? Earmarked { get; init; }

    /// <summary>Uses that are a management fee (管理费).</summary>
    public Cited<IReadOnlyList<string>>? ManagementFeeUses { get; init; }

    /// <summary>Uses that take money out of the dedicated account (截留、挪用).</summary>
    public Cited<IReadOnlyList<string>>? DivertingUses { get; init; }

    /// <summary>Uses that would fill gaps of the operating appropriation or of other personnel (公用经费、其他人员经费).</summary>
    public Cited<IReadOnlyList<string>>? GapFillingUses { get; init; }

    /// <summary>Uses that have nothing to do with the service.</summary>
    public Cited<IReadOnlyList<string>>? UnrelatedUses { get; init; }

    /// <summary>Uses that another source of money must bear.</summary>
    public Cited<IReadOnlyList<string>>? UsesOfOtherSources { get; init; }

    /// <summary>Uses that pay vendors' people as one package (打包支付).</summary>
    public Cited<IReadOnlyList<string>>? PackageUses { get; init; }

    /// <summary>Uses that the document names; whether the list is open, its force says.</summary>
    public Cited<IReadOnlyList<string>>? AllowedUses { get; init; }

    /// <summary>Whether a use must be caused by the service (因提供课后服务而导致).</summary>
    public Cited<bool>? CausedByService { get; init; }

    /// <summary>What is secured first: staffFirst or operatingFirst.</summary>
    [KnownCodes("staffFirst", "operatingFirst")]
    public Cited<string>? UseOrder { get; init; }

    /// <summary>Least share of staff performance pay in the base, 0 to 1, the bound included (绩效工资占比).</summary>
    public Cited<decimal>? StaffPayMinShare { get; init; }

    /// <summary>What that share is taken of: serviceFee, fiscalSubsidy.</summary>
    [KnownCodes("serviceFee", "fiscalSubsidy")]
    public Cited<IReadOnlyList<string>>? StaffPayBase { get; init; }

    /// <summary>Cap of a manager's monthly allowance: avgDirectMonthly.</summary>
    [KnownCodes("avgDirectMonthly")]
    public Cited<string>? ManagementCap { get; init; }

    /// <summary>Categories of direct staff that do not count in the average.</summary>
    public Cited<IReadOnlyList<string>>? NotInAverage { get; init; }

    /// <summary>Whether nobody gets both kinds of allowance in a month.</summary>
    public Cited<bool>? NoDoubleAllowance { get; init; }

    /// <summary>As what outsiders are paid: labourFee, agreement or volunteerAllowance (劳务费、协议报酬、志愿者补助).</summary>
    [KnownCodes("labourFee", "agreement", "volunteerAllowance")]
    public Cited<string>? ExternalPayKind { get; init; }

    /// <summary>What the school's rule on pay needs before it is used: approvedBeforeUse or drawnUp (劳务报酬发放办法).</summary>
    [KnownCodes("approvedBeforeUse", "drawnUp")]
    public Cited<string>? PayoutRule { get; init; }

    /// <summary>What becomes of a term's surplus: fullToPayers or carried.</summary>
    [KnownCodes("fullToPayers", "carried")]
    public Cited<string>? SurplusReturn { get; init; }

    /// <summary>Whether cost, income and expenditure are told to parents at the end of each term (学期末公示).</summary>
    public Cited<bool>? TermEndDisclosure { get; init; }
}
