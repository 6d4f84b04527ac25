namespace AfterSchool.Directory.Notices;

/// <summary>A notice (通知) in one person's inbox: ids, times and amounts; its words are made when it is read.</summary>
public sealed class Notice
{
    /// <summary>Its id in the inbox.</summary>
    public required Guid Id { get; init; }

    /// <summary>The notice a service asked for; several people may get it.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>Whose inbox.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>What it is about.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Template code, e.g. leave-school.</summary>
    public required string Template { get; init; }

    /// <summary>The pupil it speaks of; the name is opened only for the guardian who reads it.</summary>
    public Guid? PupilId { get; init; }

    /// <summary>The school concerned.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The time it speaks of.</summary>
    public DateTimeOffset? About { get; init; }

    /// <summary>The amount it speaks of, in fen.</summary>
    public long? AmountFen { get; init; }

    /// <summary>By when it must have arrived.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>When it came into the inbox.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>When its reader first said so.</summary>
    public DateTimeOffset? ReadAt { get; set; }
}

/// <summary>A notice to be sent by mail: written with the inbox in one transaction, gone when the mail server has taken it.</summary>
public sealed class Letter
{
    /// <summary>The inbox notice it carries.</summary>
    public required Guid Id { get; init; }

    /// <summary>How often sending it failed.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this time, by the machine's clock.</summary>
    public required DateTimeOffset NotBefore { get; set; }
}
