namespace AfterSchool.Contracts.Safety;

/// <summary>A pupil left the school's care (离校).</summary>
/// <remarks>Told when released to a listed person or by written consent.</remarks>
public sealed record PupilReleased
{
    /// <summary>The release.</summary>
    public required Guid ReleaseId { get; init; }

    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>guardian, listedPerson, alone or bus.</summary>
    public required string Manner { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
