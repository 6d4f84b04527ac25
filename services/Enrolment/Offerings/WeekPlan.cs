using System.Text.Json;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>A school's week of offerings (周课表).</summary>
/// <param name="Offered">Every offering on the menu.</param>
internal sealed record WeekPlan(IReadOnlyList<Offering> Offered)
{
    /// <summary>When the service ends on each weekday.</summary>
    public IEnumerable<(DayOfWeek Weekday, TimeOnly Ends)> LastEnds() =>
        Offered
            .SelectMany(one => one.Weekly)
            .GroupBy(slot => slot.Weekday)
            .Select(day => (day.Key, day.Max(slot => slot.Ends)));

    /// <summary>When the service of that day ends for a grade.</summary>
    public TimeOnly LastEndOn(DayGroup group) => SlotsOn(group.Day, group.Grade).Max(slot => slot.Ends);

    /// <summary>As <see cref="MinutesOn(DayOfWeek, int?)"/>.</summary>
    public int MinutesOn(DayGroup group) => MinutesOn(group.Day, group.Grade);

    /// <summary>Minutes of that day on which something is offered to the grade, or in the school: simultaneous ones once.</summary>
    public int MinutesOn(DayOfWeek day, int? grade)
    {
        var (minutes, until) = (0, TimeOnly.MinValue);
        foreach (var slot in SlotsOn(day, grade).OrderBy(slot => slot.Starts))
        {
            var from = slot.Starts > until ? slot.Starts : until;
            if (slot.Ends <= from)
                continue;
            minutes += (int)(slot.Ends - from).TotalMinutes;
            until = slot.Ends;
        }

        return minutes;
    }

    private IEnumerable<WeeklySlot> SlotsOn(DayOfWeek day, int? grade) =>
        Offered
            .Where(one => grade is null || one.Grades.Contains(grade.Value))
            .SelectMany(one => one.Weekly)
            .Where(slot => slot.Weekday == day);
}

/// <summary>A grade on a weekday: pupils who are dismissed together.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Grade">The grade.</param>
internal readonly record struct DayGroup(DayOfWeek Day, int Grade);

/// <summary>Days of the week, as slots and pages name them.</summary>
internal static class Weekdays
{
    private static readonly string[] Codes = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>The weekday that a page calls so; null where the code names no single day.</summary>
    public static DayOfWeek? Named(string code) =>
        Array.IndexOf(Codes, code) is >= 0 and var day ? (DayOfWeek)day : null;

    /// <summary>Saturday or Sunday (双休日).</summary>
    public static bool IsWeekend(this DayOfWeek day) => day is DayOfWeek.Saturday or DayOfWeek.Sunday;
}

/// <summary>Codes as they travel and as pages list them.</summary>
internal static class CategoryCodes
{
    public static string Code(this Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
