using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.Incomes;

/// <summary>Where money other than families' fees comes from; those come in as payments of bills.</summary>
public enum FundingSource
{
    /// <summary>Subsidy of the treasury (财政补贴).</summary>
    Subsidy,

    /// <summary>Funds of a public-welfare organisation (公益组织).</summary>
    PublicWelfareOrganisation,

    /// <summary>Sponsorship (社会赞助).</summary>
    Sponsorship,

    /// <summary>A source that no document names.</summary>
    Other,
}

/// <summary>Money received from somebody else than the families (其他收入). Append-only.</summary>
public sealed class Income
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Where it comes from.</summary>
    public required FundingSource Source { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Who gave it; a body, not a private person.</summary>
    public required string Giver { get; init; }

    /// <summary>Number of the bank's record.</summary>
    public required string Reference { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Each source has an account of its own.</summary>
internal static class SourceAccounts
{
    /// <summary>The ledger account of a source.</summary>
    public static AccountKind Account(this FundingSource source) =>
        source switch
        {
            FundingSource.Subsidy => AccountKind.Subsidies,
            FundingSource.PublicWelfareOrganisation => AccountKind.PublicWelfareFunds,
            FundingSource.Sponsorship => AccountKind.Sponsorship,
            _ => AccountKind.OtherIncome,
        };
}
