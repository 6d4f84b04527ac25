namespace AfterSchool.Contracts.Enrolment;

/// <summary>The sessions (课次) of an offering as the timetable has them now.</summary>
/// <remarks>Told when a timetable is published or changed.</remarks>
public sealed record SessionsScheduled
{
    /// <summary>The offering on the menu.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Every session of the term, in order of time.</summary>
    public required ScheduledSession[] Sessions { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
