namespace AfterSchool.Contracts.Enrolment;

/// <summary>One session (课次) of an offering on the timetable.</summary>
public sealed record ScheduledSession
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Start, China Standard Time.</summary>
    public required TimeOnly Starts { get; init; }

    /// <summary>End, China Standard Time.</summary>
    public required TimeOnly Ends { get; init; }
}
