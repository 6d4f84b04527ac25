using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Enrichment takes at least the page's share of the minutes offered a week, per grade and in the school (素质拓展).</summary>
/// <remarks>ENR-058. An offering of enrichment can only raise the share and needs no reason.</remarks>
internal static class EnrichmentShareRule
{
    public static Ruling Judge(Offering offering, WeekPlan week, EnrolmentPack pack)
    {
        if (pack.EnrichmentMinWeeklyShare is not { } least || ReadingClass.Of(offering, pack) == Category.Enrichment)
            return Ruling.Permitted;
        int?[] groups = [.. offering.Grades, null];
        return Ruling.All(groups.Select(grade => JudgeGroup(grade, week, least, pack)));
    }

    private static Ruling JudgeGroup(int? grade, WeekPlan week, Cited<decimal> least, EnrolmentPack pack)
    {
        // 「达到50%以上」 includes 50 % itself: at least, not above.
        var (enrichment, total) = week.Minutes(grade, Category.Enrichment, pack);
        return enrichment >= least.Value * total
            ? Ruling.Permitted
            : least.Broken(
                "enrichment-share",
                new
                {
                    Grade = grade,
                    EnrichmentMinutes = enrichment,
                    TotalMinutes = total,
                    Least = least.Value,
                }
            );
    }
}
