namespace AfterSchool.Contracts.Directory;

/// <summary>A notice (通知) reached its recipient by a channel.</summary>
/// <remarks>Told when a channel confirms.</remarks>
public sealed record NoticeDelivered
{
    /// <summary>The notice asked for.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>What the notice was about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>inbox, smtp or http.</summary>
    public required string Channel { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
