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

    // Whose slots a day runs: its own, on a free weekend too, since rules have judged weekend slots; none on holidays; on a
    // weekend day worked in exchange those of the weekday the school says it stands for.
    private static DayOfWeek? RunsAs(DateOnly day, IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged)
    {
        var calendar = ChinaCalendar.Announced;
        if (!day.DayOfWeek.IsWeekend())
            return calendar.IsClassDay(day) ? day.DayOfWeek : null;
        if (calendar.IsClassDay(day))
            return exchanged.TryGetValue(day, out var weekday) ? weekday : null;
        return calendar.IsHoliday(day) ? null : day.DayOfWeek;
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
