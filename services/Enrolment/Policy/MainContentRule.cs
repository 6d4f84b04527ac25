using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What the service mainly contains for each span of grades (为主): noted, no reason asked.</summary>
/// <remarks>ENR-062 to 064. Mainly: more than half of the minutes offered to the grade (default).</remarks>
internal static class MainContentRule
{
    // 「一、二年级以…为主」「三年级以上以…为主」「初中阶段以…为主」
    public static Ruling Judge(Offering offering, WeekPlan week, EnrolmentPack pack)
    {
        return Ruling.All(
            Of("lowest-grades-content", pack.Grade12Kinds, 1, 2),
            Of("middle-grades-content", pack.Grade3UpKinds, 3, 6),
            Of("junior-content", pack.JuniorKinds, 7, 9)
        );

        Ruling Of(string rule, Cited<string[]>? mainly, int first, int last)
        {
            if (mainly is null)
                return Ruling.Permitted;
            var grades = offering.Grades.Where(grade => first <= grade && grade <= last);
            var below = Below(grades, mainly.Value, week, pack);
            return below.Length == 0
                ? Ruling.Permitted
                : mainly.Broken(rule, new { Grades = below, Kinds = mainly.Value });
        }
    }

    private static int[] Below(IEnumerable<int> grades, string[] kinds, WeekPlan week, EnrolmentPack pack) =>
        [.. grades.Where(grade => week.Minutes(grade, kinds, pack) is var (of, total) && of * 2 <= total)];
}
