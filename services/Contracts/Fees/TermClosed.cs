namespace AfterSchool.Contracts.Fees;

/// <summary>A school's service accounts for a term are closed.</summary>
/// <remarks>Told when surplus is returned and the figures delivered.</remarks>
public sealed record TermClosed
{
    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Collected, in fen.</summary>
    public required long CollectedFen { get; init; }

    /// <summary>Spent, in fen.</summary>
    public required long SpentFen { get; init; }

    /// <summary>Surplus returned to those who paid, in fen.</summary>
    public required long ReturnedFen { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
