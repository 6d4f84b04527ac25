using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>How long a day's service lasts, and how long after dismissal it ends (每天不少于、不得超过2小时，放学后1—2学时).</summary>
/// <remarks>ENR-045, ENR-046, ENR-047. Bounds include themselves; simultaneous offerings count once.</remarks>
internal static class DailyHoursRule
{
    /// <summary>On each working day of the offering: what the school plans for that day, drafts of its menu included.</summary>
    public static Ruling JudgeLeast(Offering offering, WeekPlan planned, EnrolmentPack pack)
    {
        if (pack.MinDailyMinutes is not { } least)
            return Ruling.Permitted;
        var below = offering
            .WorkingDays()
            .Select(day => (day, minutes: planned.MinutesOn(day, grade: null)))
            .Where(one => one.minutes < least.Value)
            .Select(one => $"{one.day.Code()} {one.minutes}")
            .ToArray();
        return below.Length == 0
            ? Ruling.Permitted
            : least.Broken("day-too-short", new { Days = below, Least = least.Value });
    }

    /// <summary>Each grade is a dismissal group: minutes on the day, and minutes from dismissal to the offering's end.</summary>
    public static Ruling JudgeMost(Offering offering, WeekPlan planned, SchoolDay? day, EnrolmentPack pack)
    {
        if (pack.MaxDailyMinutes is not { } most)
            return Ruling.Permitted;
        var above = Groups(offering)
            .Select(group => (group, minutes: Math.Max(planned.MinutesOn(group), AfterDismissal(offering, group, day))))
            .Where(one => one.minutes > most.Value)
            .Select(one => $"{one.group.Day.Code()} {one.group.Grade}: {one.minutes}")
            .ToArray();
        return above.Length == 0
            ? Ruling.Permitted
            : most.Broken("day-too-long", new { Groups = above, Most = most.Value });
    }

    /// <summary>「结束时间一般为上学日放学后1—2学时」: the day's last offering of each group ends late enough.</summary>
    public static Ruling JudgeEnd(Offering offering, WeekPlan planned, SchoolDay? day, EnrolmentPack pack)
    {
        if (pack.MinMinutesAfterDismissal is not { } least)
            return Ruling.Permitted;
        var unknown = offering.Grades.Where(grade => day?.Dismissals.ContainsKey(grade) != true).ToArray();
        var early = Groups(offering)
            .Where(group => !unknown.Contains(group.Grade))
            .Select(group => (group, minutes: Minutes(day!.Dismissals[group.Grade], planned.LastEndOn(group))))
            .Where(one => one.minutes < least.Value)
            .Select(one => $"{one.group.Day.Code()} {one.group.Grade}: {one.minutes}")
            .ToArray();
        return Ruling.All(
            early.Length == 0
                ? Ruling.Permitted
                : least.Broken("day-ends-early", new { Groups = early, Least = least.Value }),
            unknown.Length == 0
                ? Ruling.Permitted
                : least.Broken(StartAfterCurriculumRule.DismissalMissing, Force.Duty, new { Grades = unknown })
        );
    }

    private static IEnumerable<DayGroup> Groups(Offering offering) =>
        offering.WorkingDays().SelectMany(day => offering.Grades.Select(grade => new DayGroup(day, grade)));

    // Silent while the dismissal is not entered; entering it is owed by another rule.
    private static int AfterDismissal(Offering offering, DayGroup group, SchoolDay? day) =>
        day is not null && day.Dismissals.TryGetValue(group.Grade, out var dismissed)
            ? offering.Weekly.Where(slot => slot.Weekday == group.Day).Max(slot => Minutes(dismissed, slot.Ends))
            : 0;

    private static int Minutes(TimeOnly from, TimeOnly to) => (int)(to.ToTimeSpan() - from.ToTimeSpan()).TotalMinutes;
}
