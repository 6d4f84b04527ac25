namespace AfterSchool.Contracts.Fees;

/// <summary>A refund (退费) was paid back.</summary>
/// <remarks>Told when the school records the repayment.</remarks>
public sealed record RefundPaid
{
    /// <summary>The refund.</summary>
    public required Guid RefundId { get; init; }

    /// <summary>The bill refunded.</summary>
    public required Guid BillId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Paid back, in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
