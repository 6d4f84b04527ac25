namespace AfterSchool.Safety.Releases;

/// <summary>How a child leaves (离校方式).</summary>
public enum ReleaseManner
{
    /// <summary>With a guardian (监护人).</summary>
    Guardian,

    /// <summary>With a person the guardian listed (接送人).</summary>
    ListedPerson,

    /// <summary>Alone, by the guardian's written consent.</summary>
    Alone,

    /// <summary>With a named sibling, by the guardian's written consent.</summary>
    Sibling,

    /// <summary>By a named bus, by the guardian's written consent.</summary>
    Bus,
}

/// <summary>That a child left the school's care (离校放行). Append-only.</summary>
public sealed class Release
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>How.</summary>
    public required ReleaseManner Manner { get; init; }

    /// <summary>The guardian, the listed person or the consent that vouched for it.</summary>
    public required Guid VouchedBy { get; init; }

    /// <summary>The adult who let the child go.</summary>
    public required Guid ReleasedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ReleasedAt { get; init; }
}

/// <summary>The leave-school notice of a release (离校通知) and what became of it.</summary>
public sealed class LeaveNotice
{
    /// <summary>The notice's id, as Directory reports on it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The release.</summary>
    public required Guid ReleaseId { get; init; }

    /// <summary>The session; its term chooses the edition.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>By when it must have arrived.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When a channel delivered it.</summary>
    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>When the last channel failed.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>When the class teacher was asked to call instead.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }
}
