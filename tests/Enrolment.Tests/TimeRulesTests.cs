using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.SchoolDays;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Rules of days and hours, each side of each bound, by the pages and without the service.</summary>
public sealed class TimeRulesTests
{
    private static readonly EnrolmentPack Hunan = Page("430102");
    private static readonly EnrolmentPack Lipu = Page("450381");
    private static readonly EnrolmentPack Zaozhuang = Page("370402");
    private static readonly EnrolmentPack Changzhi = Page("140402");
    private static readonly EnrolmentPack Urumqi = Page("650102");

    private static readonly SchoolDay At1600 = new() { SchoolId = Guid.Empty, Dismissals = { [3] = new(16, 0) } };

    [Theory]
    [InlineData("18:29", true)] // 119 minutes
    [InlineData("18:30", false)] // 120: 不少于2小时 includes itself
    [InlineData("18:31", false)]
    public void Asks_a_reason_for_less_than_two_hours_where_that_is_the_least(string ends, bool needsReason)
    {
        var sport = MenuRulesTests.Sport(ends: ends);
        var ruling = DailyHoursRule.JudgeLeast(sport, new WeekPlan([sport]), Changzhi);
        Assert.Equal(needsReason ? Verdict.NeedsReason : null, ruling.Gravest);
    }

    [Fact]
    public void Counts_simultaneous_offerings_of_a_day_once()
    {
        var (one, other) = (MenuRulesTests.Sport(minutes: 60), MenuRulesTests.Sport(starts: "17:00", minutes: 60));
        // 16:30 to 17:30 and 17:00 to 18:00 are 90 minutes, not 120.
        Assert.Equal(90, new WeekPlan([one, other]).MinutesOn(DayOfWeek.Monday, grade: 3));
    }

    [Theory]
    [InlineData("18:00", false)] // 120 after 16:00
    [InlineData("18:01", true)]
    public void Asks_a_reason_for_more_than_two_hours_where_that_is_the_most(string ends, bool needsReason)
    {
        var sport = MenuRulesTests.Sport(starts: "16:00", ends: ends);
        var ruling = DailyHoursRule.JudgeMost(sport, new WeekPlan([sport]), At1600, Urumqi);
        Assert.Equal(needsReason ? Verdict.NeedsReason : null, ruling.Gravest);
    }

    [Fact]
    public void Adds_a_group_s_offerings_of_the_day_where_its_dismissal_is_not_entered()
    {
        // 80 + 50 = 130 minutes for grade 3; each alone would pass.
        var (first, then) = (
            MenuRulesTests.Sport(starts: "16:00", minutes: 80),
            MenuRulesTests.Sport(starts: "17:20", minutes: 50)
        );
        Assert.Equal(
            Verdict.NeedsReason,
            DailyHoursRule.JudgeMost(then, new WeekPlan([first, then]), null, Urumqi).Gravest
        );
        Assert.Null(DailyHoursRule.JudgeMost(first, new WeekPlan([first]), null, Urumqi).Gravest);
    }

    [Theory]
    [InlineData("16:39", "day-ends-early")] // 39 minutes after dismissal
    [InlineData("16:40", null)] // 40: one class-hour
    [InlineData("17:20", null)] // 80: two
    [InlineData("17:21", "day-too-long")]
    public void Wants_the_end_one_to_two_class_hours_after_dismissal(string ends, string? rule)
    {
        var sport = MenuRulesTests.Sport(starts: "16:00", ends: ends);
        var planned = new WeekPlan([sport]);
        var ruling = Ruling.All(
            DailyHoursRule.JudgeMost(sport, planned, At1600, Zaozhuang),
            DailyHoursRule.JudgeEnd(sport, planned, At1600, Zaozhuang)
        );
        Assert.Equal(rule, ruling.Findings.SingleOrDefault()?.Rule);
    }

    [Theory]
    [InlineData("17:59", true)]
    [InlineData("18:00", false)] // 不早于 allows the time itself
    [InlineData("18:01", false)]
    public void Asks_a_reason_for_an_end_before_off_work_time(string ends, bool needsReason)
    {
        var by = new Citation("local/2026-01-01", "关于作息时间的通知", null, "offWorkTime", "下班时间为18:00");
        foreach (var page in new[] { Lipu, Changzhi })
        {
            var settled = page with { OffWorkTime = Cited.ByAuthority(new TimeOnly(18, 0), by) };
            var ruling = EndNearOffWorkRule.Judge(new WeekPlan([MenuRulesTests.Sport(ends: ends)]), settled);
            Assert.Equal(needsReason ? Verdict.NeedsReason : null, ruling.Gravest);
        }
    }

    [Theory]
    [InlineData("20:30", null)]
    [InlineData("20:31", Verdict.NeedsReason)]
    public void Ends_evening_study_by_half_past_eight_in_principle(string ends, Verdict? verdict)
    {
        var evening = MenuRulesTests.Sport(grade: 8, starts: "19:00", ends: ends, activity: "eveningStudy");
        Assert.Equal(verdict, EveningStudyRule.JudgeLimits(evening, Changzhi).Gravest);
        Assert.Null(EveningStudyRule.JudgeLimits(evening, Lipu).Gravest);
    }

    [Theory]
    [InlineData(6, DayOfWeek.Monday, Verdict.Held)]
    [InlineData(7, DayOfWeek.Monday, null)]
    [InlineData(7, DayOfWeek.Saturday, Verdict.Held)]
    public void Takes_evening_study_for_junior_pupils_on_working_days(int grade, DayOfWeek day, Verdict? verdict)
    {
        var evening = MenuRulesTests.Sport(grade: grade, starts: "19:00", weekday: day, activity: "eveningStudy");
        Assert.Equal(verdict, EveningStudyRule.Judge(evening, Lipu).Gravest);
        Assert.Equal(verdict, EveningStudyRule.Judge(evening, Changzhi).Gravest);
        Assert.Equal(Verdict.Held, EveningStudyRule.Judge(evening, Urumqi).Gravest);
        Assert.Equal(Verdict.Refused, EveningStudyRule.Judge(evening, Hunan).Gravest);
    }

    [Fact]
    public void Refuses_a_course_of_the_curriculum_in_service_time()
    {
        var maths = MenuRulesTests.Sport(subject: "mathematics");
        Assert.Equal(Verdict.Refused, CurriculumRule.JudgeSubject(maths, Urumqi).Gravest);
        Assert.Null(CurriculumRule.JudgeSubject(maths, Zaozhuang).Gravest);
        Assert.Null(CurriculumRule.JudgeSubject(MenuRulesTests.Sport(), Urumqi).Gravest);
    }

    [Theory]
    [InlineData("15:59", true)]
    [InlineData("16:00", false)]
    public void Treats_an_early_start_by_the_force_of_each_document(string starts, bool isEarly)
    {
        var sport = MenuRulesTests.Sport(starts: starts);
        Verdict? Of(EnrolmentPack page) => StartAfterCurriculumRule.Judge(sport, At1600, page).Gravest;

        Assert.Equal(isEarly ? Verdict.NeedsReason : null, Of(Urumqi));
        Assert.Equal(isEarly ? Verdict.Duty : null, Of(Hunan));
        Assert.Equal(isEarly ? Verdict.Noted : null, Of(Zaozhuang));
        Assert.Equal(isEarly ? Verdict.Noted : null, Of(Changzhi));
        Assert.Null(Of(Lipu));
    }

    [Theory]
    [InlineData("11:59", Verdict.Noted)]
    [InlineData("12:00", null)]
    public void Notes_a_start_before_noon_where_the_service_lies_in_the_afternoon(string starts, Verdict? verdict) =>
        Assert.Equal(verdict, StartAfterCurriculumRule.Judge(MenuRulesTests.Sport(starts: starts), null, Lipu).Gravest);

    [Theory]
    [InlineData(79, true)]
    [InlineData(80, false)] // two class-hours of 40 minutes
    [InlineData(81, true)]
    public void Measures_the_timetable_in_class_hours(int minutes, bool isDuty)
    {
        var sport = MenuRulesTests.Sport(minutes: minutes);
        Assert.Equal(isDuty ? Verdict.Duty : null, ClassHourRule.Judge(sport, false, Zaozhuang).Gravest);
        Assert.Null(ClassHourRule.Judge(sport, false, Hunan).Gravest);
        Assert.Equal(isDuty ? Verdict.Duty : null, ClassHourRule.Judge(sport, true, Hunan).Gravest);
        // 45 minutes in junior grades.
        Assert.Null(ClassHourRule.Judge(MenuRulesTests.Sport(grade: 7, minutes: 90), true, Hunan).Gravest);
    }

    [Fact]
    public void Treats_a_weekend_session_by_the_force_of_each_document()
    {
        var saturday = MenuRulesTests.Sport(weekday: DayOfWeek.Saturday);
        Assert.Equal(Verdict.Refused, ClassDaysRule.Judge(saturday, Hunan).Gravest);
        Assert.Equal(Verdict.NeedsReason, ClassDaysRule.Judge(saturday, Zaozhuang).Gravest);
        Assert.Equal(Verdict.NeedsReason, ClassDaysRule.Judge(saturday, Urumqi).Gravest);
        Assert.Equal(Verdict.Noted, ClassDaysRule.Judge(saturday, Lipu).Gravest);
        Assert.Null(ClassDaysRule.Judge(saturday, Changzhi).Gravest);
        Assert.All(
            new[] { Hunan, Lipu, Zaozhuang, Changzhi, Urumqi },
            page => Assert.Null(ClassDaysRule.Judge(MenuRulesTests.Sport(), page).Gravest)
        );
    }

    [Fact]
    public void Takes_exchanged_Saturdays_as_class_days_but_not_as_Monday_to_Friday()
    {
        Assert.True(ClassDaysRule.CountsExchangedDays(Hunan));
        Assert.True(ClassDaysRule.CountsExchangedDays(Zaozhuang));
        Assert.True(ClassDaysRule.CountsExchangedDays(Changzhi));
        Assert.False(ClassDaysRule.CountsExchangedDays(Urumqi));
    }

    [Fact]
    public void Runs_weekend_slots_on_free_weekends_and_not_on_holidays()
    {
        var term = new Term
        {
            Id = Guid.Empty,
            FirstDay = new(2026, 9, 19),
            LastDay = new(2026, 10, 11),
        };
        var sessions = Timetable.Expand(
            MenuRulesTests.Sport(weekday: DayOfWeek.Saturday),
            term,
            term.FirstDay,
            new Dictionary<DateOnly, DayOfWeek>()
        );
        // 26 September and 3 October are holidays, 10 October is worked.
        Assert.Equal([new DateOnly(2026, 9, 19)], sessions.Select(one => one.Day));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)] // Monday to Friday
    [InlineData(11, 1)]
    [InlineData(12, 2)]
    [InlineData(19, 3)]
    public void Counts_five_days_of_open_campus_as_a_week(int days, int weeks)
    {
        var from = new DateOnly(2027, 1, 18);
        var opening = new HolidayOpening
        {
            Id = Guid.Empty,
            SchoolId = Guid.Empty,
            TermId = Guid.Empty,
            Holiday = Holiday.Winter,
            From = from,
            To = from.AddDays(days - 1),
            Offer = "图书馆",
        };
        Assert.Equal(weeks, opening.Weeks);
    }

    internal static EnrolmentPack Page(string division) =>
        Editions
            .Read<EnrolmentPack>(typeof(EnrolmentPack).Assembly)
            .InForce(DivisionCode.Parse(division), new DateOnly(2026, 8, 31))!;
}
