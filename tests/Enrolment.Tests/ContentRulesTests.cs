using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using static AfterSchool.Enrolment.Tests.FivePlaces;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Rules of what the service contains, each side of each bound, by the pages and without the service.</summary>
public sealed class ContentRulesTests
{
    [Theory]
    [InlineData(3, 39, true)] // a class-hour in grades 1 to 6 is 40 minutes (default)
    [InlineData(3, 40, false)]
    [InlineData(8, 44, true)] // and 45 in grades 7 to 9
    [InlineData(8, 45, false)]
    public void Lipu_wants_one_class_hour_of_academic_support_a_day(int grade, int minutes, bool isDuty)
    {
        var week = new WeekPlan([Item(grade, "homework", Category.AcademicSupport, minutes), Item(grade, "sport")]);
        var ruling = DailyAcademicHourRule.Judge(DayOfWeek.Tuesday, week, PageOf(Lipu));
        Assert.Equal(isDuty ? Verdict.Duty : null, ruling.Gravest);
        Assert.Equal(
            isDuty ? ["grade-without-academic-hour"] : [],
            DailyAcademicHourRule.JudgeGrades(week.Offered[1], week, PageOf(Lipu)).Findings.Select(one => one.Rule)
        );
        if (!isDuty)
            return;
        // The text's own sentence first; that the class-hour is our default is said too.
        Assert.Equal("三(三)¶2", ruling.Findings[0].Sources[0].Article);
        Assert.Contains(ruling.Findings[0].Sources, source => source.IsDefault);
    }

    [Fact]
    public void Two_halves_of_different_grades_are_no_class_hour_of_anybody()
    {
        var week = new WeekPlan([
            Item(3, "homework", Category.AcademicSupport, 20),
            Item(4, "homework", Category.AcademicSupport, 20),
        ]);
        Assert.Equal(Verdict.Duty, DailyAcademicHourRule.Judge(DayOfWeek.Tuesday, week, PageOf(Lipu)).Gravest);
    }

    [Theory]
    [InlineData(2, false)] // grades 1 and 2 have their own list
    [InlineData(3, true)]
    public void Lipu_notes_grades_3_and_above_without_an_hour_of_their_own(int grade, bool isNoted)
    {
        var sport = Item(grade, "sport");
        var ruling = DailyAcademicHourRule.JudgeGrades(sport, new WeekPlan([sport]), PageOf(Lipu));
        Assert.Equal(isNoted ? Verdict.Noted : null, ruling.Gravest);
    }

    [Theory]
    [InlineData(Zaozhuang)]
    [InlineData(Hunan)]
    [InlineData(Changzhi)]
    [InlineData(Urumqi)]
    public void Elsewhere_no_day_needs_an_academic_hour(string place) =>
        Assert.Empty(
            DailyAcademicHourRule.Judge(DayOfWeek.Tuesday, new WeekPlan([Item(3, "sport")]), PageOf(place)).Findings
        );

    [Theory]
    [InlineData(Lipu, Category.AcademicSupport, Category.Enrichment)]
    [InlineData(Zaozhuang, Category.AcademicSupport, Category.Enrichment)]
    [InlineData(Hunan, Category.Enrichment, Category.Enrichment)]
    [InlineData(Changzhi, Category.AcademicSupport, Category.Enrichment)]
    [InlineData(Urumqi, Category.AcademicSupport, Category.Enrichment)]
    public void Classes_reading_by_the_page_whatever_the_school_calls_it(
        string place,
        Category alone,
        Category together
    )
    {
        foreach (var called in Enum.GetValues<Category>())
        {
            Assert.Equal(alone, ReadingClass.Of(Item(3, "independentReading", called), PageOf(place)));
            Assert.Equal(together, ReadingClass.Of(Item(3, "readingActivity", called), PageOf(place)));
            Assert.Equal(called, ReadingClass.Of(Item(3, "sport", called), PageOf(place)));
        }
    }

    [Theory]
    [InlineData("independentReading", false)] // Hunan: all reading is enrichment, 60 of 120 minutes are half
    [InlineData("homework", true)]
    public void Hunan_counts_reading_into_the_share_of_enrichment(string activity, bool needsReason)
    {
        var homework = Item(3, "homework", Category.AcademicSupport);
        var week = new WeekPlan([homework, Item(3, activity, Category.AcademicSupport)]);
        var ruling = EnrichmentShareRule.Judge(homework, week, PageOf(Hunan));
        Assert.Equal(needsReason ? Verdict.NeedsReason : null, ruling.Gravest);
    }

    [Theory]
    [InlineData(Lipu, 1, "handicraft", "lowest-grades-content", "三(三)1")]
    [InlineData(Hunan, 2, "sport", "lowest-grades-content", "(五)")]
    [InlineData(Urumqi, 2, "practice", "lowest-grades-content", "三(五)¶1")]
    [InlineData(Lipu, 3, "science", "middle-grades-content", "三(三)1")]
    [InlineData(Urumqi, 6, "reading", "middle-grades-content", "三(五)¶1")]
    [InlineData(Lipu, 7, "science", "junior-content", "三(三)2")]
    [InlineData(Urumqi, 9, "questions", "junior-content", "三(五)¶1")]
    public void Notes_what_is_not_mainly_of_the_list(
        string place,
        int grade,
        string ofList,
        string rule,
        string article
    )
    {
        // Mainly is more than half: 60 of 120 minutes are not, 61 of 121 are.
        var other = Item(grade, "chess", Category.ExtendedCare);
        var half = new WeekPlan([Item(grade, ofList), other]);
        var more = new WeekPlan([Item(grade, ofList, minutes: 61), other]);

        var finding = Assert.Single(MainContentRule.Judge(other, half, PageOf(place)).Findings);
        Assert.Equal((rule, Verdict.Noted, article), (finding.Rule, finding.Verdict, finding.Sources[0].Article));
        Assert.Empty(MainContentRule.Judge(other, more, PageOf(place)).Findings);
    }

    [Theory]
    [InlineData(Zaozhuang)]
    [InlineData(Changzhi)]
    public void Says_nothing_of_main_content_where_the_document_does_not(string place)
    {
        foreach (var grade in (int[])[1, 8])
            Assert.Empty(
                MainContentRule
                    .Judge(Item(grade, "chess"), new WeekPlan([Item(grade, "chess")]), PageOf(place))
                    .Findings
            );
    }

    [Theory]
    [InlineData(Lipu, 2, true)]
    [InlineData(Lipu, 3, false)]
    [InlineData(Zaozhuang, 1, false)]
    [InlineData(Hunan, 2, true)]
    [InlineData(Hunan, 3, false)]
    [InlineData(Changzhi, 2, true)]
    [InlineData(Changzhi, 3, false)]
    [InlineData(Urumqi, 2, true)]
    [InlineData(Urumqi, 9, true)] // all grades
    public void Refuses_written_homework_for_the_grades_of_the_page(string place, int grade, bool isRefused) =>
        Assert.Equal(
            isRefused ? Verdict.Refused : null,
            HomeworkRule.Judge(Item(grade, "homework", assignsHomework: true), PageOf(place)).Gravest
        );

    [Theory]
    [InlineData(Lipu, 50, true)] // most is more than half
    [InlineData(Lipu, 51, false)]
    [InlineData(Changzhi, 79, true)]
    [InlineData(Changzhi, 80, false)] // at least 80 % includes 80
    [InlineData(Hunan, 0, false)]
    [InlineData(Zaozhuang, 0, false)]
    [InlineData(Urumqi, 0, false)]
    public void Shows_junior_homework_below_what_the_document_guides_to(string place, int finished, bool isShown)
    {
        Assert.Equal(isShown ? Verdict.Noted : null, JuniorHomeworkRule.Judge(finished, 100, PageOf(place)).Gravest);
        Assert.Empty(JuniorHomeworkRule.Judge(0, 0, PageOf(place)).Findings);
    }

    [Theory]
    [InlineData(Lipu, TeachingForm.SmallGroup, false)]
    [InlineData(Lipu, TeachingForm.LargeClass, true)]
    [InlineData(Zaozhuang, TeachingForm.Individual, false)]
    [InlineData(Zaozhuang, TeachingForm.SmallGroup, true)] // 个别
    [InlineData(Hunan, TeachingForm.Lecture, true)]
    [InlineData(Changzhi, TeachingForm.LargeClass, false)] // 大班制
    [InlineData(Urumqi, TeachingForm.SmallGroup, true)]
    public void Notes_help_for_single_pupils_in_another_form(string place, TeachingForm form, bool isNoted)
    {
        Assert.Equal(isNoted ? Verdict.Noted : null, TutoringRule.Judge("remedialHelp", form, PageOf(place)).Gravest);
        Assert.Empty(TutoringRule.Judge("sport", form, PageOf(place)).Findings);
        Assert.Empty(TutoringRule.Judge("remedialHelp", null, PageOf(place)).Findings);
    }

    [Fact]
    public void Changzhi_permits_preview_in_measure_and_still_bans_the_new_lesson()
    {
        var finding = Assert.Single(PreviewReviewRule.Judge("preview", PageOf(Changzhi)).Findings);
        Assert.Equal((Verdict.Noted, "三(四)1"), (finding.Verdict, finding.Sources[0].Article));
        Assert.Null(ExcludedActivityRule.Judge("preview", PageOf(Changzhi)).Gravest);
        Assert.Equal(Verdict.Refused, ContentBansRule.Judge("newLesson", PageOf(Changzhi)).Gravest);
        // Silent elsewhere: in Hunan an item that no list names waits for the authority.
        Assert.Empty(PreviewReviewRule.Judge("preview", PageOf(Hunan)).Findings);
        Assert.Equal(Verdict.Held, ExcludedActivityRule.Judge("preview", PageOf(Hunan)).Gravest);
    }

    internal static Offering Item(
        int grade,
        string activity,
        Category category = Category.Enrichment,
        int minutes = 60,
        bool assignsHomework = false
    ) =>
        new()
        {
            Id = Guid.Parse("019a0000-0000-7000-8000-000000000005"),
            PlanId = Guid.Empty,
            SchoolId = Guid.Empty,
            TermId = Guid.Empty,
            Title = activity,
            Category = category,
            Activity = activity,
            ProviderKind = ProviderKind.OwnStaff,
            Grades = [grade],
            FeePerTerm = Money.Zero,
            Capacity = 30,
            AssignsWrittenHomework = assignsHomework,
            Weekly = [new WeeklySlot(DayOfWeek.Tuesday, new(16, 30), new TimeOnly(16, 30).AddMinutes(minutes))],
            Extra = [],
        };
}
