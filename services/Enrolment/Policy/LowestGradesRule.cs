using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Grades 1 and 2 mainly get the page's kinds (小学1-2年级以素质拓展服务为主): noted, no reason asked.</summary>
/// <remarks>ENR-062. Mainly: more than half of the minutes offered (default).</remarks>
internal static class LowestGradesRule
{
    public static Ruling Judge(Offering offering, WeekPlan week, EnrolmentPack pack)
    {
        if (pack.Grade12Kinds is not { } mainly || !mainly.Value.Contains(Category.Enrichment.Code()))
            return Ruling.Permitted;
        var below = offering
            .Grades.Where(grade => grade is 1 or 2)
            .Where(grade => week.Minutes(grade) is var (enrichment, total) && enrichment * 2 <= total)
            .ToArray();
        return below.Length == 0 ? Ruling.Permitted : mainly.Broken("lowest-grades-content", new { Grades = below });
    }
}
