using AfterSchool.Enrolment.Offerings;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What a school's week contains, counted in minutes offered.</summary>
internal static class WeekContent
{
    /// <summary>What is offered to a grade, or in the whole school.</summary>
    public static IEnumerable<Offering> For(this WeekPlan week, int? grade) =>
        week.Offered.Where(one => grade is null || one.Grades.Contains(grade.Value));

    /// <summary>Minutes of that category, and of all.</summary>
    public static (int Of, int Total) Minutes(this WeekPlan week, int? grade, Category category, EnrolmentPack pack)
    {
        var offered = week.For(grade).ToArray();
        return (
            offered.Where(one => ReadingClass.Of(one, pack) == category).Sum(one => one.WeeklyMinutes),
            offered.Sum(one => one.WeeklyMinutes)
        );
    }

    /// <summary>Minutes of these kinds, and of all.</summary>
    public static (int Of, int Total) Minutes(this WeekPlan week, int grade, string[] kinds, EnrolmentPack pack)
    {
        var offered = week.For(grade).ToArray();
        return (
            offered.Where(one => kinds.Any(kind => ActivityKinds.Cover(kind, one, pack))).Sum(one => one.WeeklyMinutes),
            offered.Sum(one => one.WeeklyMinutes)
        );
    }

    /// <summary>Minutes of that category on a weekday.</summary>
    public static int MinutesOn(this WeekPlan week, DayOfWeek day, int grade, Category category, EnrolmentPack pack) =>
        week.For(grade)
            .Where(one => ReadingClass.Of(one, pack) == category)
            .SelectMany(one => one.Weekly)
            .Where(slot => slot.Weekday == day)
            .Sum(slot => slot.Minutes);
}
