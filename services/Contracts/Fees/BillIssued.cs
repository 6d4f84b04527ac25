namespace AfterSchool.Contracts.Fees;

/// <summary>A bill (账单) was issued to a family.</summary>
/// <remarks>Told when the last charge guard holds.</remarks>
public sealed record BillIssued
{
    /// <summary>The bill.</summary>
    public required Guid BillId { get; init; }

    /// <summary>The place billed.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Amount after waiver, in fen.</summary>
    public required long AmountFen { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
