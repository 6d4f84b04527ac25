namespace AfterSchool.Contracts.Directory;

/// <summary>A pupil (学生) as the roll has it now; name and grounds are sealed.</summary>
/// <remarks>Told when a pupil is entered, moved or leaves.</remarks>
public sealed record PupilRecorded
{
    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The class.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>Grade 1 to 9.</summary>
    public required int Grade { get; init; }

    /// <summary>Whether the pupil is on the school's roll (在校).</summary>
    public required bool OnRoll { get; init; }

    /// <summary>day or boarding.</summary>
    public required string Residence { get; init; }

    /// <summary>The name, sealed under the ring of names with context {PupilId}/name.</summary>
    public required string NameSealed { get; init; }

    /// <summary>Priority and waiver grounds, comma-separated codes, sealed under the ring of grounds with context {PupilId}/grounds.</summary>
    public required string GroundsSealed { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
