namespace AfterSchool.Fees.BudgetYears;

/// <summary>A school's closed budget year (预算年度决算). Append-only.</summary>
public sealed class BudgetYear
{
    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Fees collected, less refunds, in fen.</summary>
    public required long ServiceFeeFen { get; init; }

    /// <summary>Subsidy, in fen.</summary>
    public required long SubsidyFen { get; init; }

    /// <summary>Pay of the school's own staff, in fen.</summary>
    public required long StaffPayFen { get; init; }

    /// <summary>Whether it was closed short of the least share, with a finding instead of the top-up.</summary>
    public required bool WithFinding { get; init; }

    /// <summary>When it was closed.</summary>
    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>Account of the principal who closed it.</summary>
    public required Guid ClosedBy { get; init; }
}
