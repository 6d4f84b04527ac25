namespace AfterSchool.Contracts.Directory;

/// <summary>A notice (通知) could not be delivered by any channel asked for.</summary>
/// <remarks>Told when the last channel failed.</remarks>
public sealed record NoticeFailed
{
    /// <summary>The notice asked for.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>What the notice was about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The channel that failed.</summary>
    public required string Channel { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
