using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Tests;

/// <summary>What a school owes for a term, and whom a document is for, by the pages and without the service.</summary>
public sealed class TermDutiesTests
{
    private static readonly EnrolmentPack Hunan = TimeRulesTests.Page("430102");
    private static readonly EnrolmentPack Lipu = TimeRulesTests.Page("450381");
    private static readonly EnrolmentPack Zaozhuang = TimeRulesTests.Page("370402");
    private static readonly EnrolmentPack Changzhi = TimeRulesTests.Page("140402");
    private static readonly EnrolmentPack Urumqi = TimeRulesTests.Page("650102");

    [Theory]
    [InlineData("2021-09-01", "2021-08-31")] // the date the document names
    [InlineData("2022-02-21", "2022-02-11")] // another term: ten days before it (default)
    public void Knows_the_day_a_plan_is_due(string begins, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), TermDuties.DueDay(Term(begins), Lipu));

    [Theory]
    [InlineData("2021-08-31", false)] // on the very day
    [InlineData("2021-09-01", true)]
    [InlineData(null, true)]
    public void Owes_a_plan_that_is_late_or_not_complete(string? completed, bool isOwed)
    {
        var plan = Plan();
        if (completed is not null)
            plan.Complete(Hunan with { RequiredSections = null }, DateOnly.Parse(completed, null), Plea.None);
        Assert.Equal(isOwed, Owed(new TermFacts { Term = Term("2021-09-01"), Plan = plan }, Lipu).Contains("plan-due"));
    }

    [Fact]
    public void Owes_a_teacher_for_each_item_where_families_choose_the_teacher_too()
    {
        var facts = new TermFacts { Term = Term("2026-08-31"), WithoutTeacher = ["篮球"] };
        Assert.Contains("teacher-not-named", Owed(facts, Changzhi));
        Assert.DoesNotContain("teacher-not-named", Owed(facts with { WithoutTeacher = [] }, Changzhi));
        foreach (var page in new[] { Lipu, Hunan, Zaozhuang, Urumqi })
            Assert.DoesNotContain("teacher-not-named", Owed(facts, page));
    }

    [Theory]
    [InlineData("2026-09-02", false)] // tomorrow: ahead
    [InlineData("2026-09-01", true)] // the very day
    public void Owes_the_timetable_ahead_where_the_document_says_so(string begins, bool isOwed)
    {
        var (day, today) = (DateOnly.Parse(begins, null), new DateOnly(2026, 9, 1));
        Assert.Equal(
            isOwed ? ["timetable-not-ahead"] : [],
            TimetableAheadRule.Judge(day, today, Changzhi).Duties.Select(one => one.Rule)
        );
        foreach (var page in new[] { Lipu, Hunan, Zaozhuang, Urumqi })
            Assert.True(TimetableAheadRule.Judge(day, today, page).Permits);
    }

    [Theory]
    [InlineData(4, "service-days-missing")]
    [InlineData(5, null)]
    public void Owes_each_working_day_where_five_are_named(int days, string? rule)
    {
        var menu = Enumerable.Range(1, days).Select(day => MenuRulesTests.Sport(weekday: (DayOfWeek)day)).ToArray();
        var facts = new TermFacts { Term = Term("2026-08-31"), Menu = menu };
        foreach (var page in new[] { Lipu, Changzhi })
            Assert.Equal(rule is not null, Owed(facts, page).Contains("service-days-missing"));
        foreach (var page in new[] { Hunan, Zaozhuang, Urumqi })
            Assert.DoesNotContain("service-days-missing", Owed(facts, page));
    }

    [Theory]
    [InlineData("2026-08-31", 0, true)] // ends in January: one week of the winter holiday is owed
    [InlineData("2026-08-31", 1, false)]
    [InlineData("2027-02-22", 2, true)] // ends in July: three weeks of the summer holiday
    [InlineData("2027-02-22", 3, false)]
    public void Owes_open_weeks_of_the_holiday_ahead(string begins, int weeks, bool isOwed)
    {
        var facts = new TermFacts { Term = Term(begins), HolidayWeeks = weeks };
        Assert.Equal(isOwed, Owed(facts, Changzhi).Contains("holiday-opening-short"));
        Assert.DoesNotContain("holiday-opening-short", Owed(facts, Lipu));
        Assert.Equal(Verdict.Noted, HolidayCareRule.Judge(facts.HolidayAhead, Lipu).Gravest);
    }

    [Fact]
    public void Owes_the_menu_by_the_rule_of_each_document()
    {
        var term = Term("2026-08-31");
        Assert.Contains("menu-not-published", Owed(new TermFacts { Term = term }, Changzhi));
        Assert.DoesNotContain("menu-not-published", Owed(new TermFacts { Term = term }, Lipu));
        Assert.Contains("menu-not-published", Owed(new TermFacts { Term = term, HasRequests = true }, Lipu));
        var menu = new TermFacts { Term = term, Menu = [MenuRulesTests.Sport()] };
        Assert.Contains("menu-not-published", Owed(menu, Urumqi));
        Assert.DoesNotContain("menu-not-published", Owed(menu, Zaozhuang));
    }

    [Fact]
    public void Owes_the_consultation_once_a_menu_stands_without_it()
    {
        var facts = new TermFacts
        {
            Term = Term("2026-08-31"),
            Plan = Plan(),
            Menu = [MenuRulesTests.Sport()],
        };
        Assert.Contains("prior-consultation", Owed(facts, Lipu));
        Assert.Contains("prior-consultation", Owed(facts, Zaozhuang));
        Assert.DoesNotContain("prior-consultation", Owed(facts, Urumqi));
        Assert.DoesNotContain("prior-consultation", Owed(facts with { Menu = [] }, Lipu));
    }

    [Fact]
    public void Owes_the_opening_where_every_school_in_scope_is_to_open()
    {
        var facts = new TermFacts { Term = Term("2026-08-31") };
        Assert.Contains("service-not-opened", Owed(facts, Lipu));
        Assert.Contains("service-not-opened", Owed(facts, Zaozhuang));
        Assert.DoesNotContain("service-not-opened", Owed(facts, Changzhi));
        // A village school in Lipu is encouraged where there is need, not bound.
        Assert.DoesNotContain("service-not-opened", Owed(facts, Lipu, School(isRural: true)));
    }

    [Fact]
    public void Holds_schools_outside_a_document_and_refuses_them_only_where_it_bans()
    {
        var senior = School(kind: "seniorHigh", stages: "seniorHigh");
        Assert.Equal(Verdict.Refused, CompulsoryStagesRule.Judge(senior, [], Hunan).Gravest);
        foreach (var page in new[] { Lipu, Zaozhuang, Changzhi, Urumqi })
            Assert.Equal(Verdict.Held, CompulsoryStagesRule.Judge(senior, [], page).Gravest);

        var priv = School(ownership: "private");
        Assert.Equal(Verdict.Held, OwnershipRule.Judge(priv, Changzhi).Gravest);
        Assert.Equal(Verdict.Noted, OwnershipRule.Judge(priv, Urumqi).Gravest);
        foreach (var page in new[] { Hunan, Lipu, Zaozhuang })
            Assert.Null(OwnershipRule.Judge(priv, page).Gravest);
    }

    [Fact]
    public void Accepts_boarders_and_leaves_boarding_schools_to_the_county()
    {
        var boarder = new Pupil { Id = Guid.Empty, Residence = "boarding" };
        Assert.Equal(Verdict.Noted, ResidenceRule.JudgePupil(boarder, Urumqi).Gravest);
        Assert.True(ResidenceRule.ComesLater(boarder, Urumqi));
        Assert.False(ResidenceRule.ComesLater(boarder, Hunan));
        var finding = Assert.Single(ResidenceRule.JudgeSchool(School(isBoarding: true), Changzhi).Findings);
        Assert.Equal((Verdict.Duty, "countyAuthority"), (finding.Verdict, finding.Bound));
    }

    [Fact]
    public void Treats_a_step_of_the_plan_out_of_order_by_the_force_of_each_document()
    {
        Assert.Equal(Verdict.Refused, OpeningSequenceRule.Judge(Plan(), "publish", Hunan).Gravest);
        // 摸底调查、编制菜单、告知家长: the menu before the survey is a finding for the school.
        Assert.Equal(Verdict.Duty, OpeningSequenceRule.Judge(Plan(), "menu", Lipu).Gravest);
        Assert.Null(OpeningSequenceRule.Judge(Plan(), "consult", Lipu).Gravest);
        foreach (var page in new[] { Zaozhuang, Changzhi, Urumqi })
            Assert.Null(OpeningSequenceRule.Judge(Plan(), "menu", page).Gravest);
    }

    [Fact]
    public void Holds_a_pupil_of_another_school_and_refuses_one_only_where_that_is_banned()
    {
        var (pupil, here) = (
            new Pupil
            {
                Id = Guid.Empty,
                Grade = 3,
                OnRoll = true,
            },
            Guid.CreateVersion7()
        );
        var choices = new[] { MenuRulesTests.Sport() };
        Assert.Equal(Verdict.Refused, EligibilityRule.Judge(pupil, here, choices, Hunan).Gravest);
        foreach (var page in new[] { Lipu, Zaozhuang, Changzhi, Urumqi })
            Assert.Equal(Verdict.Held, EligibilityRule.Judge(pupil, here, choices, page).Gravest);
        pupil.SchoolId = here;
        foreach (var page in new[] { Hunan, Lipu, Zaozhuang, Changzhi, Urumqi })
            Assert.Null(EligibilityRule.Judge(pupil, here, choices, page).Gravest);
    }

    [Fact]
    public void Counts_a_refusal_against_coverage_where_it_is_not_forbidden()
    {
        Assert.Equal(Verdict.Refused, RefusalRule.Judge("noPlace", [], Changzhi).Gravest);
        foreach (var page in new[] { Hunan, Lipu, Zaozhuang, Urumqi })
            Assert.Equal(Verdict.Noted, RefusalRule.Judge("noPlace", [], page).Gravest);
    }

    [Theory]
    [InlineData("earlyArrival")]
    [InlineData("noonCare")]
    public void Leaves_care_before_and_between_lessons_out_of_the_menu_by_default(string activity)
    {
        foreach (var page in new[] { Lipu, Zaozhuang, Changzhi, Urumqi })
            Assert.True(Assert.Single(ExcludedActivityRule.Judge(activity, page).Findings).Sources[0].IsDefault);
        // 主要: a list that says mainly what there is notes what it does not name; one that ends with 等 leaves it to the authority.
        foreach (var page in new[] { Lipu, Changzhi })
            Assert.Equal(Verdict.Noted, ExcludedActivityRule.Judge("chess", page).Gravest);
        Assert.Equal(Verdict.Held, ExcludedActivityRule.Judge("chess", Zaozhuang).Gravest);
        Assert.Equal(Verdict.Held, ExcludedActivityRule.Judge("chess", Urumqi).Gravest);
    }

    private static string[] Owed(TermFacts facts, EnrolmentPack page, School? school = null) =>
        [
            .. TermDuties
                .Judge(facts, school ?? School(), page)
                .SelectMany(one => one.Ruling.Duties)
                .Select(one => one.Rule),
        ];

    private static Term Term(string begins)
    {
        var first = DateOnly.Parse(begins, null);
        return new Term
        {
            Id = Guid.Empty,
            FirstDay = first,
            LastDay = first.AddDays(130),
        };
    }

    private static ServicePlan Plan() =>
        new()
        {
            Id = Guid.Empty,
            SchoolId = Guid.Empty,
            TermId = Guid.Empty,
            Sections = [],
        };

    private static School School(
        string kind = "primary",
        string stages = "primary",
        string ownership = "public",
        bool isRural = false,
        bool isBoarding = false
    ) =>
        new()
        {
            Id = Guid.Empty,
            Kind = kind,
            Stages = [stages],
            Ownership = ownership,
            IsRural = isRural,
            IsBoarding = isBoarding,
        };
}
