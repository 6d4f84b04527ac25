namespace AfterSchool.Contracts.Supervision;

/// <summary>A complaint (投诉) was found true.</summary>
/// <remarks>Told when verification ends.</remarks>
public sealed record CaseSubstantiated
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Category code of the complaint desk, e.g. T2.</summary>
    public required string Category { get; init; }

    /// <summary>Division of the school.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
