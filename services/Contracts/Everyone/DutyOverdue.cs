namespace AfterSchool.Contracts.Everyone;

/// <summary>A duty (应尽职责) was not done in time.</summary>
/// <remarks>Told when its last day has passed.</remarks>
public sealed record DutyOverdue
{
    /// <summary>The duty.</summary>
    public required Guid DutyId { get; init; }

    /// <summary>The service whose matter it is.</summary>
    public required string Service { get; init; }

    /// <summary>Its rule code.</summary>
    public required string Rule { get; init; }

    /// <summary>school, educationAuthority or another body named by the text.</summary>
    public required string BoundBody { get; init; }

    /// <summary>The school concerned.</summary>
    public required Guid? SchoolId { get; init; }

    /// <summary>The division concerned.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>Last day to do it.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The edition of the rules it was decided under, e.g. hunan/2024-03-18.</summary>
    public required string Edition { get; init; }

    /// <summary>The article.</summary>
    public required string Article { get; init; }

    /// <summary>What it says.</summary>
    public required string Quote { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
