namespace AfterSchool.Contracts.Staffing;

/// <summary>A person may no longer work with children at a school.</summary>
/// <remarks>Told when a check expired or failed, or the engagement ended.</remarks>
public sealed record ClearanceLapsed
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>expired, failed, ended or sanctioned.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
