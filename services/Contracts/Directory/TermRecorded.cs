namespace AfterSchool.Contracts.Directory;

/// <summary>A school's term (学期) as the roll has it now.</summary>
/// <remarks>Told when a term is opened or changed.</remarks>
public sealed record TermRecorded
{
    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>e.g. 2026-autumn.</summary>
    public required string Name { get; init; }

    /// <summary>First day of the term.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Last day of the term.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
