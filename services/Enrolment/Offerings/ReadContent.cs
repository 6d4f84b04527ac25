using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>GET /plans/{id}/content — what the week contains, by grade and in the whole school, counted as the document classes it.</summary>
internal static class ReadContent
{
    [AtMost(10)]
    public static async Task<Results<NotFound, Ok<ContentShown>>> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        if (
            await desk.SeenPlanAsync(id, ct) is not { } plan
            || await desk.Governing.OfAsync(plan.SchoolId, plan.TermId, ct) is not { Found: { } pack }
        )
            return TypedResults.NotFound();
        var offered = await desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.PlanId == id && one.Status == OfferingStatus.Published)
            .OrderBy(one => one.Id)
            .Take(Cut.Most)
            .ToListAsync(ct);
        var week = new WeekPlan(offered);
        var grades = offered.SelectMany(one => one.Grades).Distinct().Order().Select(grade => (int?)grade);
        Citation[] readingClassedBy =
        [
            .. pack.IndependentReadingClass?.Sources ?? [],
            .. pack.ReadingActivityClass?.Sources ?? [],
        ];
        return TypedResults.Ok(
            new ContentShown([.. grades.Append(null).Select(grade => Of(grade, week, pack))], readingClassedBy)
        );
    }

    private static ContentOfGrade Of(int? grade, WeekPlan week, EnrolmentPack pack) =>
        new(
            grade,
            week.Minutes(grade, Category.AcademicSupport, pack).Of,
            week.Minutes(grade, Category.Enrichment, pack).Of,
            week.Minutes(grade, Category.ExtendedCare, pack).Of
        );
}

/// <summary>What a school's week contains.</summary>
/// <param name="Grades">By grade, the whole school last.</param>
/// <param name="ReadingClassedBy">Where it stands what reading counts as.</param>
public sealed record ContentShown(IReadOnlyList<ContentOfGrade> Grades, IReadOnlyList<Citation> ReadingClassedBy);

/// <summary>Minutes offered a week.</summary>
/// <param name="Grade">The grade; none for the whole school.</param>
/// <param name="AcademicSupportMinutes">Of academic support.</param>
/// <param name="EnrichmentMinutes">Of enrichment.</param>
/// <param name="ExtendedCareMinutes">Of extended care.</param>
public sealed record ContentOfGrade(
    int? Grade,
    int AcademicSupportMinutes,
    int EnrichmentMinutes,
    int ExtendedCareMinutes
);
