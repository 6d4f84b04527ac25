namespace AfterSchool.Fees.Ledgers;

/// <summary>What an account of the ledger is for. Debit is positive.</summary>
public enum AccountKind
{
    /// <summary>Money of the service in the school's or the treasury's account (专款).</summary>
    Funds,

    /// <summary>Fees collected; a credit balance (收费收入).</summary>
    FeeIncome,

    /// <summary>Fees given back (退费).</summary>
    FeesRefunded,

    /// <summary>Surplus given back at the end of a term (结余返还).</summary>
    SurplusReturned,

    /// <summary>Allowances of staff (人员补助).</summary>
    StaffAllowances,

    /// <summary>Operating cost caused by the service (运行支出).</summary>
    OperatingCost,

    /// <summary>Fees taken and not yet remitted, where fees and spending run on two lines (待上缴收费).</summary>
    Takings,

    /// <summary>Subsidy of the treasury; a credit balance (财政补贴).</summary>
    Subsidies,

    /// <summary>Funds of public-welfare organisations; a credit balance (公益组织经费).</summary>
    PublicWelfareFunds,

    /// <summary>Sponsorship; a credit balance (社会赞助).</summary>
    Sponsorship,

    /// <summary>Money of a source that the authority granted; a credit balance.</summary>
    OtherIncome,

    /// <summary>Surplus due to payers who cannot be reached; a credit balance (应付未领结余).</summary>
    SurplusPayable,
}

/// <summary>An account of a school's dedicated ledger for a term (专款台账); its balance is the fold of its entries.</summary>
public sealed class LedgerAccount
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What it is for; one of a kind for each school and term.</summary>
    public required AccountKind Kind { get; init; }
}
