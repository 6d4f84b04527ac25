using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>What the service mainly contains for the lowest grades and for junior pupils (为主): noted, no reason asked.</summary>
/// <remarks>ENR-062, ENR-064. Mainly: more than half of the minutes offered to the grade (default).</remarks>
internal static class MainContentRule
{
    public static Ruling Judge(Offering offering, WeekPlan week, EnrolmentPack pack) =>
        Ruling.All(JudgeLowest(offering, week, pack), JudgeJunior(offering, week, pack));

    // 「一、二年级以课外阅读、实践活动、手工操作为主」
    private static Ruling JudgeLowest(Offering offering, WeekPlan week, EnrolmentPack pack)
    {
        if (pack.Grade12Kinds is not { } mainly)
            return Ruling.Permitted;
        var below = Below(offering.Grades.Where(grade => grade is 1 or 2), mainly.Value, week, pack);
        return below.Length == 0
            ? Ruling.Permitted
            : mainly.Broken("lowest-grades-content", new { Grades = below, Kinds = mainly.Value });
    }

    // 「初中阶段以作业辅导、答疑解惑、课外阅读、兴趣小组、实践活动为主」
    private static Ruling JudgeJunior(Offering offering, WeekPlan week, EnrolmentPack pack)
    {
        if (pack.JuniorKinds is not { } mainly)
            return Ruling.Permitted;
        var below = Below(offering.Grades.Where(grade => grade >= 7), mainly.Value, week, pack);
        return below.Length == 0
            ? Ruling.Permitted
            : mainly.Broken("junior-content", new { Grades = below, Kinds = mainly.Value });
    }

    private static int[] Below(IEnumerable<int> grades, string[] kinds, WeekPlan week, EnrolmentPack pack) =>
        [.. grades.Where(grade => week.Minutes(grade, kinds, pack) is var (of, total) && of * 2 <= total)];
}
