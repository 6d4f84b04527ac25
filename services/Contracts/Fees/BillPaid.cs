namespace AfterSchool.Contracts.Fees;

/// <summary>A bill (账单) is paid in full.</summary>
/// <remarks>Told when the school records the last payment.</remarks>
public sealed record BillPaid
{
    /// <summary>The bill.</summary>
    public required Guid BillId { get; init; }

    /// <summary>The place billed.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Paid in all, in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
