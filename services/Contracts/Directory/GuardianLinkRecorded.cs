namespace AfterSchool.Contracts.Directory;

/// <summary>Who is guardian of whom (监护关系) as the roll has it now.</summary>
/// <remarks>Told when a link is made or ended.</remarks>
public sealed record GuardianLinkRecorded
{
    /// <summary>The link.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The guardian's account.</summary>
    public required Guid GuardianAccountId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>False once the link has ended.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
