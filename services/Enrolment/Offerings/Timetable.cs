using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>The sessions of an offering over its term (课次).</summary>
internal static class Timetable
{
    /// <summary>Every session from that day on, in order of time; the same session always bears the same id.</summary>
    /// <param name="offering">The offering.</param>
    /// <param name="term">Its term.</param>
    /// <param name="from">The first day to look at.</param>
    /// <param name="exchanged">Weekend days worked in exchange, and the weekday whose lessons the school gives then (调休).</param>
    public static IReadOnlyList<ScheduledSessionRow> Expand(
        Offering offering,
        Term term,
        DateOnly from,
        IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged
    )
    {
        List<ScheduledSessionRow> sessions = [];
        var first = from > term.FirstDay ? from : term.FirstDay;
        for (var day = first; day <= term.LastDay; day = day.AddDays(1))
        {
            if (RunsAs(day, exchanged) is { } weekday)
                sessions.AddRange(
                    offering
                        .Weekly.Where(slot => slot.Weekday == weekday)
                        .Select(slot => Session(offering, day, slot.Starts, slot.Ends))
                );
        }

        sessions.AddRange(
            offering
                .Extra.Where(one => one.Day >= first && one.Day <= term.LastDay)
                .Select(one => Session(offering, one.Day, one.Starts, one.Ends))
        );
        return [.. sessions.DistinctBy(one => one.Id).OrderBy(one => one.Day).ThenBy(one => one.Starts)];
    }

    // Whose slots a day runs: its own, on a free weekend too, since rules have judged weekend slots; none on holidays; on a
    // weekend day worked in exchange those of the weekday the school says it stands for.
    internal static DayOfWeek? RunsAs(DateOnly day, IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged)
    {
        var calendar = ChinaCalendar.Announced;
        if (!day.DayOfWeek.IsWeekend())
            return calendar.IsClassDay(day) ? day.DayOfWeek : null;
        if (calendar.IsClassDay(day))
            return exchanged.TryGetValue(day, out var weekday) ? weekday : null;
        return calendar.IsHoliday(day) ? null : day.DayOfWeek;
    }

    private static ScheduledSessionRow Session(Offering offering, DateOnly day, TimeOnly starts, TimeOnly ends) =>
        new()
        {
            Id = Derived.From(offering.Id, $"session {day:yyyy-MM-dd} {starts:HH:mm}"),
            OfferingId = offering.Id,
            Day = day,
            Starts = starts,
            Ends = ends,
            RoomId = offering.RoomId,
            Revision = offering.TimetableRevision,
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

    /// <summary>The room; none where the school names none. The database refuses two sessions in a room at a time.</summary>
    public Guid? RoomId { get; set; }

    /// <summary>Revision of the timetable that last said something of it.</summary>
    public int Revision { get; set; } = 1;
}

/// <summary>A session that was on the timetable and was called off, or lies at another time now (取消的课次).</summary>
public sealed class CalledOffSession
{
    /// <summary>Id of the session.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The day it would have been.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Start, China Standard Time.</summary>
    public required TimeOnly Starts { get; init; }

    /// <summary>End, China Standard Time.</summary>
    public required TimeOnly Ends { get; init; }

    /// <summary>The room.</summary>
    public Guid? RoomId { get; init; }

    /// <summary>Revision of the timetable that called it off.</summary>
    public required int Revision { get; init; }
}
