using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>The sessions of an offering over its term (课次), on class days only.</summary>
internal static class Timetable
{
    /// <summary>Every session from that day on, in order of time; the same session always bears the same id.</summary>
    public static IReadOnlyList<ScheduledSessionRow> Expand(Offering offering, Term term, DateOnly from)
    {
        List<ScheduledSessionRow> sessions = [];
        var first = from > term.FirstDay ? from : term.FirstDay;
        for (var day = first; day <= term.LastDay; day = day.AddDays(1))
        {
            if (ChinaCalendar.Announced.IsClassDay(day))
                sessions.AddRange(
                    offering
                        .Weekly.Where(slot => slot.Weekday == day.DayOfWeek)
                        .Select(slot => Session(offering.Id, day, slot.Starts, slot.Ends))
                );
        }

        sessions.AddRange(
            offering
                .Extra.Where(one => one.Day >= first && one.Day <= term.LastDay)
                .Select(one => Session(offering.Id, one.Day, one.Starts, one.Ends))
        );
        return [.. sessions.DistinctBy(one => one.Id).OrderBy(one => one.Day).ThenBy(one => one.Starts)];
    }

    private static ScheduledSessionRow Session(Guid offering, DateOnly day, TimeOnly starts, TimeOnly ends) =>
        new()
        {
            Id = Derived.From(offering, $"session {day:yyyy-MM-dd} {starts:HH:mm}"),
            OfferingId = offering,
            Day = day,
            Starts = starts,
            Ends = ends,
        };
}

/// <summary>A session on the timetable (课次).</summary>
public sealed class ScheduledSessionRow
{
    /// <summary>Its id; follows from offering, day and start.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Start, China Standard Time.</summary>
    public required TimeOnly Starts { get; init; }

    /// <summary>End, China Standard Time.</summary>
    public required TimeOnly Ends { get; init; }
}
