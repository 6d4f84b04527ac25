namespace AfterSchool.Contracts.Fees;

/// <summary>A pay list (补助发放表) was paid.</summary>
/// <remarks>Told when the school records the payment.</remarks>
public sealed record PaidOut
{
    /// <summary>The pay list.</summary>
    public required Guid PayListId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The month, e.g. 2026-09.</summary>
    public required string Month { get; init; }

    /// <summary>Paid to staff in all, in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
