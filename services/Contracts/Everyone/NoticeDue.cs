namespace AfterSchool.Contracts.Everyone;

/// <summary>Somebody must be told something (通知).</summary>
/// <remarks>Told when whenever a service has a word for a person.</remarks>
public sealed record NoticeDue
{
    /// <summary>The notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Template code, e.g. leave-school.</summary>
    public required string Template { get; init; }

    /// <summary>The recipient, or none when it goes to a pupil's guardians.</summary>
    public required Guid? ToAccountId { get; init; }

    /// <summary>All guardians of this pupil.</summary>
    public required Guid? ToGuardiansOfPupilId { get; init; }

    /// <summary>The school concerned.</summary>
    public required Guid? SchoolId { get; init; }

    /// <summary>The time it speaks of.</summary>
    public required DateTimeOffset? About { get; init; }

    /// <summary>The amount it speaks of, in fen.</summary>
    public required long? AmountFen { get; init; }

    /// <summary>By when it must have arrived.</summary>
    public required DateTimeOffset? Deadline { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
