using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What the document would like a menu to be: rich, out of doors, with sport, of the school's own kind (项目丰富、室外、特色).</summary>
/// <remarks>ENR-075, 076, 084, 088. Each is encouraged or mainly meant: it is shown beside the figures and asks nothing.</remarks>
internal static class SupplyRule
{
    private const string Sport = "sport";

    /// <summary>Everything that the figures of a menu bring to mind.</summary>
    public static Ruling Judge(IReadOnlyList<Offering> menu, SupplyFacts facts, EnrolmentPack pack)
    {
        if (menu.Count == 0)
            return Ruling.Permitted;
        return Ruling.All(
            Note(facts.Unserved.Count > 0, pack.RichSupply, "wish-unserved", new { Activities = facts.Unserved }),
            Note(
                facts.WithoutSport.Count > 0,
                pack.SportWithoutLesson,
                "sport-day-missing",
                new { Grades = facts.WithoutSport }
            ),
            Note(!menu.Any(IsOutdoor), pack.OutdoorTime, "outdoor-missing", null),
            Note(!menu.Any(IsOwn), pack.SchoolFeature, "feature-missing", null)
        );
    }

    /// <summary>Whether it is sport.</summary>
    public static bool IsSport(Offering one) => one.Activity == Sport;

    /// <summary>Whether it is held in the open air.</summary>
    public static bool IsOutdoor(Offering one) =>
        one.Activity == "outdoor" || one.Tags?.Contains(OfferingTag.Outdoor.Code()) == true;

    /// <summary>Weekdays on which the grade has neither physical education nor sport in the service.</summary>
    public static DayOfWeek[] DaysWithoutSport(int grade, DayOfWeek[] lessons, WeekPlan week) =>
        [
            .. WorkingDays
                .Except(lessons)
                .Except(week.For(grade).Where(IsSport).SelectMany(one => one.Weekly).Select(slot => slot.Weekday)),
        ];

    private static readonly DayOfWeek[] WorkingDays =
    [
        DayOfWeek.Monday,
        DayOfWeek.Tuesday,
        DayOfWeek.Wednesday,
        DayOfWeek.Thursday,
        DayOfWeek.Friday,
    ];

    private static bool IsOwn(Offering one) =>
        one.Tags?.Intersect([OfferingTag.SchoolFeature.Code(), OfferingTag.CourseBase.Code()]).Any() == true;

    private static Ruling Note(bool isSo, Cited<bool>? liked, string rule, object? compared) =>
        isSo && liked is { Value: true } ? liked.Broken(rule, compared) : Ruling.Permitted;
}

/// <summary>What is known of wishes and lessons.</summary>
/// <param name="Unserved">Activities that families wished for and nothing on the menu serves, most wished first.</param>
/// <param name="WithoutSport">Grades that have a day with neither physical education nor sport.</param>
internal sealed record SupplyFacts(IReadOnlyList<string> Unserved, IReadOnlyList<int> WithoutSport);
