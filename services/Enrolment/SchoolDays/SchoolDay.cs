namespace AfterSchool.Enrolment.SchoolDays;

/// <summary>A school's day (作息时间): when each grade is dismissed, and when pupils rest. China Standard Time.</summary>
public sealed class SchoolDay
{
    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>When the day's courses end, by grade (放学时间).</summary>
    public Dictionary<int, TimeOnly> Dismissals { get; set; } = [];

    /// <summary>Weekend days worked in exchange, and the weekday whose timetable the school gives on them (调休).</summary>
    public Dictionary<DateOnly, DayOfWeek> Exchanged { get; set; } = [];

    /// <summary>Weekdays on which each grade has physical education among its lessons (体育课); none where the school has not said.</summary>
    public Dictionary<int, DayOfWeek[]>? PhysicalEducation { get; set; }

    /// <summary>Noon rest (午休).</summary>
    public Span? Noon { get; set; }

    /// <summary>Breaks between lessons (课间).</summary>
    public Span[] Breaks { get; set; } = [];
}

/// <summary>From a time up to another of the same day.</summary>
/// <param name="Starts">Start.</param>
/// <param name="Ends">End; not itself within.</param>
public sealed record Span(TimeOnly Starts, TimeOnly Ends)
{
    /// <summary>Whether they share a minute.</summary>
    public bool Overlaps(Span other) => Starts < other.Ends && other.Starts < Ends;

    /// <inheritdoc />
    public override string ToString() => $"{Starts:HH:mm}–{Ends:HH:mm}";
}

/// <summary>A ride home (校车、公交车、客运班车) and the pupils who go by it.</summary>
public sealed class Ride
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>When it leaves, China Standard Time.</summary>
    public required TimeOnly Departure { get; init; }

    /// <summary>Pupils who go by it.</summary>
    public required Guid[] Riders { get; init; }
}
