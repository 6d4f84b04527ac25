namespace AfterSchool.Safety.Timetable;

/// <summary>What Safety keeps of an offering (课后服务项目): whether it runs. Its facts may arrive in any order.</summary>
public sealed class Offering
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>academicSupport, enrichment or extendedCare; none until its publication is heard.</summary>
    public string? Category { get; set; }

    /// <summary>Latest publication heard.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Latest suspension heard.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>Revision of the timetable last applied.</summary>
    public long TimetableRevision { get; set; }

    /// <summary>Since when it stands still; a later publication starts it again.</summary>
    public DateTimeOffset? StoppedSince =>
        SuspendedAt is { } suspended && (PublishedAt is null || suspended >= PublishedAt) ? suspended : null;

    /// <summary>Whether a session that starts at that moment no longer takes place.</summary>
    public bool IsStoppedAt(DateTimeOffset start) => StoppedSince is { } since && start >= since;
}
