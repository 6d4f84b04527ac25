using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Rules of the menu, each side of each bound, by Hunan's page and without the service.</summary>
public sealed class MenuRulesTests
{
    private static readonly EnrolmentPack Hunan = Editions
        .Read<EnrolmentPack>(typeof(EnrolmentPack).Assembly)
        .InForce(DivisionCode.Parse("430102"), new DateOnly(2026, 8, 31))!;

    [Theory]
    [InlineData("17:29", true)] // 31 minutes before 18:00
    [InlineData("17:30", false)] // 30: the tolerance includes itself
    [InlineData("18:30", false)]
    [InlineData("18:31", true)]
    public void Wants_the_end_within_half_an_hour_of_off_work_time(string ends, bool isDuty)
    {
        var by = new Citation("local/2026-01-01", "关于作息时间的通知", null, "offWorkTime", "机关下班时间为18:00");
        var page = Hunan with { OffWorkTime = Cited.ByAuthority(new TimeOnly(18, 0), by) };

        var ruling = EndNearOffWorkRule.Judge(new WeekPlan([Sport(ends: ends)]), page);

        Assert.Equal(isDuty ? Verdict.Duty : null, ruling.Gravest);
        if (isDuty)
            Assert.Contains(ruling.Findings[0].Sources, source => source == by);
    }

    [Fact]
    public void Owes_the_off_work_time_to_the_education_authority_while_it_is_not_entered()
    {
        var finding = Assert.Single(EndNearOffWorkRule.Judge(new WeekPlan([Sport()]), Hunan).Findings);
        Assert.Equal(
            ("off-work-time-missing", Verdict.Duty, "educationAuthority"),
            (finding.Rule, finding.Verdict, finding.Bound)
        );
        Assert.True(finding.Sources[0].IsDefault);
    }

    [Theory]
    [InlineData("13:59", true)] // noon rest ends at 14:00
    [InlineData("14:00", false)]
    public void Refuses_to_squeeze_the_noon_rest(string starts, bool isRefused)
    {
        var day = new SchoolDay { SchoolId = Guid.Empty, Noon = new Span(new(12, 0), new(14, 0)) };
        var ruling = NoonAndBreaksRule.Judge(Sport(starts: starts, ends: "15:00"), day, Hunan);
        Assert.Equal(isRefused ? Verdict.Refused : null, ruling.Gravest);
    }

    [Theory]
    [InlineData("16:19", true)] // grade 3 is dismissed at 16:20
    [InlineData("16:20", false)]
    public void Makes_an_early_start_a_finding_for_the_school(string starts, bool isDuty)
    {
        var day = new SchoolDay { SchoolId = Guid.Empty, Dismissals = { [3] = new(16, 20) } };
        var ruling = StartAfterCurriculumRule.Judge(Sport(starts: starts), day, Hunan);
        Assert.Equal(isDuty ? ["start-before-dismissal"] : [], ruling.Findings.Select(finding => finding.Rule));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Refuses_written_homework_in_grades_1_and_2(int grade, bool isRefused)
    {
        var ruling = HomeworkRule.Judge(Sport(grade: grade, homework: true), Hunan);
        Assert.Equal(isRefused ? Verdict.Refused : null, ruling.Gravest);
        Assert.Empty(HomeworkRule.Judge(Sport(grade: grade), Hunan).Findings);
    }

    [Theory]
    [InlineData("earlyArrival", Verdict.Refused)]
    [InlineData("noonCare", Verdict.Refused)]
    [InlineData("schoolTeam", Verdict.Held)] // neither service content by name nor excluded by name
    [InlineData("reading", null)]
    [InlineData("extendedCare", null)]
    public void Refuses_excluded_activities_and_holds_unnamed_ones(string activity, Verdict? verdict) =>
        Assert.Equal(verdict, ExcludedActivityRule.Judge(activity, Hunan).Gravest);

    [Theory]
    [InlineData("drill")]
    [InlineData("newLesson")]
    [InlineData("makeUp")]
    [InlineData("collectiveTeaching")]
    public void Refuses_teaching_in_service_time(string activity) =>
        Assert.Equal(Verdict.Refused, ContentBansRule.Judge(activity, Hunan).Gravest);

    [Theory]
    [InlineData(60, true)] // 60 of 120 minutes is half, and mainly is more than half
    [InlineData(59, false)]
    public void Notes_grades_1_and_2_without_mainly_enrichment(int homeworkMinutes, bool isNoted)
    {
        var homework = Sport(grade: 2, category: Category.AcademicSupport, minutes: homeworkMinutes);
        var week = new WeekPlan([Sport(grade: 2, minutes: 60), homework]);
        Assert.Equal(isNoted ? Verdict.Noted : null, MainContentRule.Judge(homework, week, Hunan).Gravest);
    }

    [Fact]
    public void Judges_enrichment_for_each_grade_besides_the_whole_school()
    {
        // School: 120 of 240 minutes, 50 %. Grade 3 alone: 0 of 120.
        var homework = Sport(grade: 3, category: Category.AcademicSupport, minutes: 120);
        var ruling = EnrichmentShareRule.Judge(
            homework,
            new WeekPlan([Sport(grade: 4, minutes: 120), homework]),
            Hunan
        );
        Assert.Equal(Verdict.NeedsReason, Assert.Single(ruling.Findings).Verdict);
    }

    [Theory]
    [InlineData("180.00", false)]
    [InlineData("180.01", true)]
    public void Refuses_a_fee_above_the_city_s_standard(string fee, bool isRefused)
    {
        var standard = new FeeStandard
        {
            Id = Guid.CreateVersion7(),
            Division = DivisionCode.Parse("4301"),
            Unit = "term",
            Amount = Money.Parse("180.00"),
            EffectiveOn = new DateOnly(2026, 8, 1),
        };
        var ruling = FeeWithinStandardRule.Judge(Sport(fee: fee), standard, Hunan);
        Assert.Equal(isRefused ? Verdict.Refused : null, ruling.Gravest);
    }

    [Theory]
    [InlineData(ProviderKind.Vendor)]
    [InlineData(ProviderKind.PublicWelfare)]
    public void Refuses_institutions_in_academic_support_only(ProviderKind provider)
    {
        Assert.Equal(
            Verdict.Refused,
            VendorContentRule.Judge(Sport(category: Category.AcademicSupport, provider: provider), Hunan).Gravest
        );
        Assert.Null(VendorContentRule.Judge(Sport(provider: provider), Hunan).Gravest);
    }

    [Fact]
    public void Refuses_excluded_care_as_a_charge()
    {
        FeeLine[] lines = [new("noonCare", "午休看管", Money.Parse("5.00"))];
        var finding = Assert.Single(ExcludedFeeItemsRule.Judge(lines, Hunan).Findings);
        Assert.Equal(("fee-item-excluded", "(九)¶1"), (finding.Rule, finding.Sources[0].Article));
    }

    [Fact]
    public void Leaves_ownership_that_the_document_does_not_name_to_the_authority()
    {
        var school = new School { Id = Guid.CreateVersion7(), Ownership = "foreign" };
        Assert.Equal(Verdict.Held, OwnershipRule.Judge(school, Hunan).Gravest);
        school.Ownership = "private";
        Assert.Null(OwnershipRule.Judge(school, Hunan).Gravest);
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(1, true, false)]
    [InlineData(1, false, true)]
    public void Refuses_a_consultation_that_asked_nobody_or_no_pupils(int respondents, bool pupils, bool isRefused)
    {
        var day = new DateOnly(2026, 8, 20);
        var ruling = ConsultationRule.Judge(new Consultation("meeting", day, day, respondents, pupils, "—"), Hunan);
        Assert.Equal(isRefused ? Verdict.Refused : null, ruling.Gravest);
    }

    [Fact]
    public void Schedules_the_same_sessions_each_time_on_class_days_only()
    {
        var term = new Term
        {
            Id = Guid.Empty,
            FirstDay = new(2026, 9, 21),
            LastDay = new(2026, 10, 12),
        };
        var fridays = Sport(weekday: DayOfWeek.Friday);
        Dictionary<DateOnly, DayOfWeek> none = [];
        var sessions = Timetable.Expand(fridays, term, term.FirstDay, none);

        // Fridays: 25 September and 2 October are holidays, 9 October is not.
        Assert.Equal([new DateOnly(2026, 10, 9)], sessions.Select(one => one.Day));

        // Saturday 10 October is worked in exchange: with Friday's timetable it has Friday's sessions.
        var exchanged = new Dictionary<DateOnly, DayOfWeek> { [new(2026, 10, 10)] = DayOfWeek.Friday };
        Assert.Equal(
            [new DateOnly(2026, 10, 9), new DateOnly(2026, 10, 10)],
            Timetable.Expand(fridays, term, term.FirstDay, exchanged).Select(one => one.Day)
        );
        Assert.Equal(sessions[0].Id, Timetable.Expand(fridays, term, term.FirstDay, none)[0].Id);
    }

    /// <summary>An offering: sport for grade 3 on Monday from 16:30, unless said otherwise.</summary>
    internal static Offering Sport(
        int grade = 3,
        string starts = "16:30",
        string? ends = null,
        int minutes = 60,
        Category category = Category.Enrichment,
        ProviderKind provider = ProviderKind.OwnStaff,
        bool homework = false,
        string fee = "0",
        DayOfWeek weekday = DayOfWeek.Monday,
        string activity = "sport",
        string? subject = null
    )
    {
        var from = TimeOnly.ParseExact(starts, "HH:mm", null);
        return new Offering
        {
            Id = Guid.Parse("019a0000-0000-7000-8000-000000000004"),
            PlanId = Guid.Empty,
            SchoolId = Guid.Empty,
            TermId = Guid.Empty,
            Title = "篮球",
            Category = category,
            Activity = activity,
            Subject = subject,
            ProviderKind = provider,
            Grades = [grade],
            FeePerTerm = Money.Parse(fee),
            Capacity = 30,
            AssignsWrittenHomework = homework,
            Weekly =
            [
                new WeeklySlot(
                    weekday,
                    from,
                    ends is null ? from.AddMinutes(minutes) : TimeOnly.ParseExact(ends, "HH:mm", null)
                ),
            ],
            Extra = [],
        };
    }
}
