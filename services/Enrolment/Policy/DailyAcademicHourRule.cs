using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>The school offers academic support every day, to whichever group (每天至少安排一个学时的学业辅导).</summary>
/// <remarks>
/// ENR-059. Owed by the school over all groups, day by day; grades 1 and 2 have a list of their own, and a day of theirs without it
/// is no matter. The class-hour is the page's, or the usual one.
/// </remarks>
internal static class DailyAcademicHourRule
{
    /// <summary>Code of the school's duty for a day.</summary>
    public const string Rule = "academic-hour-missing";

    /// <summary>The school's day: some group has its class-hours.</summary>
    public static Ruling Judge(DayOfWeek day, WeekPlan week, EnrolmentPack pack)
    {
        // 「学校每天至少要安排一个学时的学业辅导服务」: one hour is enough, and one group is.
        if (pack.AcademicMinDailyClassHours is not { } least)
            return Ruling.Permitted;
        return Enumerable.Range(1, 9).Any(grade => Has(grade, day, week, least.Value, pack))
            ? Ruling.Permitted
            : least
                .And(pack.ClassHourMinutesPrimary)
                .Broken(Rule, new { Weekday = day.Code(), ClassHours = least.Value });
    }

    /// <summary>Grades 3 to 9 of an offering whose own day has none: noted.</summary>
    public static Ruling JudgeGrades(Offering offering, WeekPlan week, EnrolmentPack pack)
    {
        if (pack.AcademicMinDailyClassHours is not { } least)
            return Ruling.Permitted;
        var without = (
            from grade in offering.Grades
            where grade >= 3
            from day in offering.Weekly.Select(slot => slot.Weekday).Distinct()
            where !Has(grade, day, week, least.Value, pack)
            select $"{grade} {day.Code()}"
        ).ToArray();
        return without.Length == 0
            ? Ruling.Permitted
            : least.Broken("grade-without-academic-hour", Force.Main, new { GradesAndDays = without });
    }

    private static bool Has(int grade, DayOfWeek day, WeekPlan week, int classHours, EnrolmentPack pack) =>
        week.MinutesOn(day, grade, Category.AcademicSupport, pack) >= classHours * ClassHour(grade, pack);

    private static int ClassHour(int grade, EnrolmentPack pack) =>
        grade <= 6 ? pack.ClassHourMinutesPrimary?.Value ?? 40 : pack.ClassHourMinutesJunior?.Value ?? 45;
}
