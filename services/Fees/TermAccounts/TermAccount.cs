using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>A school's closed accounts of a term (学期账目).</summary>
public sealed class TermAccount
{
    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The figures on the day it was closed, in fen.</summary>
    public required long CollectedFen { get; init; }

    /// <summary>As above.</summary>
    public required long SpentFen { get; init; }

    /// <summary>As above.</summary>
    public required long ReturnedFen { get; init; }

    /// <summary>When it was closed.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>What a payer gets of a term's surplus (结余返还).</summary>
public sealed class SurplusShare
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The bill that was paid.</summary>
    public required Guid BillId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>Number of the bank's record; none while the payer cannot be reached and it is due to them by name (应付).</summary>
    public required string? Reference { get; set; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }
}
