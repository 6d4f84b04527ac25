using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Surveys;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// GET /plans/{id}/content — what the week contains, by grade and in the whole school, counted as the document classes it; what is on
/// offer, what families wished for and the menu lacks, and what the document would like it to be.
/// </summary>
internal static class ReadContent
{
    [AtMost(10)]
    public static async Task<Results<NotFound, Ok<ContentShown>>> Handle(
        Guid id,
        Desk desk,
        Words words,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        if (
            await desk.SeenPlanAsync(id, ct) is not { } plan
            || await desk.Governing.OfAsync(plan.SchoolId, plan.TermId, ct) is not { Found: { } pack }
        )
            return TypedResults.NotFound();
        var menu = await desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.PlanId == id && one.Status == OfferingStatus.Published)
            .OrderBy(one => one.Id)
            .Take(Cut.Most)
            .ToListAsync(ct);
        var day = await desk.Db.SchoolDays.FindAsync([plan.SchoolId], ct);
        var wishes = await desk.Db.WishesAsync(plan.TermId, ct);
        var week = new WeekPlan(menu);
        ContentOfGrade[] grades =
        [
            .. menu.SelectMany(one => one.Grades)
                .Distinct()
                .Order()
                .Select(grade => (int?)grade)
                .Append(null)
                .Select(grade => Of(grade, week, day?.PhysicalEducation, pack)),
        ];
        WishShown[] unserved =
        [
            .. (wishes ?? new Dictionary<string, int>())
                .Where(wish => !menu.Exists(one => ActivityKinds.Cover(wish.Key, one.Activity)))
                .OrderByDescending(wish => wish.Value)
                .ThenBy(wish => wish.Key, StringComparer.Ordinal)
                .Select(wish => new WishShown(wish.Key, wish.Value)),
        ];
        var facts = new SupplyFacts(
            [.. unserved.Select(one => one.Activity)],
            [.. grades.Where(one => one.DaysWithoutSport is { Count: > 0 }).Select(one => one.Grade!.Value)]
        );
        var language = Words.LanguageOf(http.Request);
        return TypedResults.Ok(
            new ContentShown(
                grades,
                [.. pack.IndependentReadingClass?.Sources ?? [], .. pack.ReadingActivityClass?.Sources ?? []],
                [.. menu.GroupBy(one => one.Activity).Select(ActivityOffered.Of).OrderByDescending(one => one.Items)],
                wishes is null ? null : unserved,
                [
                    .. PolicyLine
                        .Of(SupplyRule.Judge(menu, facts, pack))
                        .Select(line => new ContentNote(
                            line.Rule,
                            line.Article,
                            line.Quote,
                            words.Say(line.Rule, language, line.Compared)
                        )),
                ]
            )
        );
    }

    private static ContentOfGrade Of(
        int? grade,
        WeekPlan week,
        Dictionary<int, DayOfWeek[]>? lessons,
        EnrolmentPack pack
    ) =>
        new(
            grade,
            week.Minutes(grade, Category.AcademicSupport, pack).Of,
            week.Minutes(grade, Category.Enrichment, pack).Of,
            week.Minutes(grade, Category.ExtendedCare, pack).Of,
            week.For(grade).Where(SupplyRule.IsSport).Sum(one => one.WeeklyMinutes),
            week.For(grade).Where(SupplyRule.IsOutdoor).Sum(one => one.WeeklyMinutes),
            grade is { } own && lessons is not null && lessons.TryGetValue(own, out var days)
                ? SupplyRule.DaysWithoutSport(own, days, week)
                : null
        );
}

/// <summary>What a school's week contains.</summary>
/// <param name="Grades">By grade, the whole school last.</param>
/// <param name="ReadingClassedBy">Where it stands what reading counts as.</param>
/// <param name="Items">What is on offer, activity by activity, most items first.</param>
/// <param name="Unserved">What families wished for and nothing on the menu serves, most wished first; none where nobody has asked them.</param>
/// <param name="Notes">What the document encourages or mainly means and the menu does not show; nothing follows from it.</param>
public sealed record ContentShown(
    IReadOnlyList<ContentOfGrade> Grades,
    IReadOnlyList<Citation> ReadingClassedBy,
    IReadOnlyList<ActivityOffered> Items,
    IReadOnlyList<WishShown>? Unserved,
    IReadOnlyList<ContentNote> Notes
);

/// <summary>Minutes offered a week.</summary>
/// <param name="Grade">The grade; none for the whole school.</param>
/// <param name="AcademicSupportMinutes">Of academic support.</param>
/// <param name="EnrichmentMinutes">Of enrichment.</param>
/// <param name="ExtendedCareMinutes">Of extended care.</param>
/// <param name="SportMinutes">Of sport.</param>
/// <param name="OutdoorMinutes">In the open air.</param>
/// <param name="DaysWithoutSport">
/// Days from Monday to Friday with neither physical education nor sport in the service; none where the school has not said when lessons are.
/// </param>
public sealed record ContentOfGrade(
    int? Grade,
    int AcademicSupportMinutes,
    int EnrichmentMinutes,
    int ExtendedCareMinutes,
    int SportMinutes,
    int OutdoorMinutes,
    IReadOnlyList<DayOfWeek>? DaysWithoutSport
);

/// <summary>What is on offer of an activity.</summary>
/// <param name="Activity">Code of the activity.</param>
/// <param name="Items">How many items of the menu.</param>
/// <param name="Seats">Their places together.</param>
/// <param name="Grades">Grades that have one.</param>
public sealed record ActivityOffered(string Activity, int Items, int Seats, IReadOnlyList<int> Grades)
{
    internal static ActivityOffered Of(IGrouping<string, Offering> all) =>
        new(
            all.Key,
            all.Count(),
            all.Sum(one => one.Capacity),
            [.. all.SelectMany(one => one.Grades).Distinct().Order()]
        );
}

/// <summary>What families wished for.</summary>
/// <param name="Activity">Code of the activity.</param>
/// <param name="Pupils">How many wished for it, summed over the surveys' weekdays.</param>
public sealed record WishShown(string Activity, int Pupils);

/// <summary>What a document would like.</summary>
/// <param name="Rule">Stable rule code.</param>
/// <param name="Article">The article.</param>
/// <param name="Quote">The sentence, verbatim.</param>
/// <param name="Words">What is meant, in the reader's language.</param>
public sealed record ContentNote(string Rule, string? Article, string? Quote, string Words);
