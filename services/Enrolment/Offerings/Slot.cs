using System.Text.Json.Serialization;
using AfterSchool.ServiceDefaults.Calendar;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// A time that is taken (时段): every week, or on single days. Sessions are what happens on real days; slots are the
/// pattern they come from, a few for an offering instead of one for each day, and two sessions meet only where their slots do.
/// </summary>
/// <param name="Weekday">The weekday whose timetable runs then, 0 is Sunday; a day on which none runs has a number of its own.</param>
/// <param name="Starts">Minute of the day it starts.</param>
/// <param name="Ends">Minute of the day it ends; not itself within.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public sealed record Slot(int Weekday, int Starts, int Ends, DateOnly From, DateOnly Until)
{
    // Days that run no weekday's timetable meet among themselves only.
    private const int NoWeekday = 7;

    /// <summary>Whether nobody can be in both.</summary>
    public bool Meets(Slot other) =>
        Weekday == other.Weekday
        && Starts < other.Ends
        && other.Starts < Ends
        && From <= other.Until
        && other.From <= Until;

    /// <summary>Whether it is taken on a single day only.</summary>
    [JsonIgnore]
    public bool IsOfOneDay => From == Until;

    /// <summary>Every week.</summary>
    public static Slot Of(WeeklySlot weekly) =>
        new((int)weekly.Weekday, Minute(weekly.Starts), Minute(weekly.Ends), DateOnly.MinValue, DateOnly.MaxValue);

    /// <summary>On one day.</summary>
    public static Slot Of(ExtraSession single, IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged) =>
        new(
            (int?)Timetable.RunsAs(single.Day, exchanged) ?? NoWeekday,
            Minute(single.Starts),
            Minute(single.Ends),
            single.Day,
            single.Day
        );

    /// <summary>Whether its weekday's timetable runs on that day.</summary>
    internal bool RunsOn(DateOnly day, IReadOnlyDictionary<DateOnly, DayOfWeek> exchanged) =>
        (int?)Timetable.RunsAs(day, exchanged) == Weekday;

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}
