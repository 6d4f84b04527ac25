using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Timetable;
using AfterSchool.Staffing.Vendors;
using static AfterSchool.Staffing.Tests.Given;

namespace AfterSchool.Staffing.Tests;

/// <summary>Each bound of each rule: one side, the other, and exactly on it.</summary>
public sealed class RuleTests
{
    private static readonly StaffingPack Hunan = PageOf("430102");

    private static readonly DateOnly Tuesday = Today;

    [Theory]
    [InlineData("79.99", null)]
    [InlineData("80.00", null)]
    [InlineData("80.01", "vendor-price-discount-too-small")]
    [InlineData("99.99", "vendor-price-discount-too-small")]
    [InlineData("100.00", "vendor-price-not-lower")]
    public void A_price_meets_an_entered_discount_of_a_fifth_up_to_80_of_100(string price, string? rule)
    {
        var least = Hunan.VendorPriceDiscountMin!.Replaced(0.2m, new Citation("local", "d", null, "k", "q"));
        Assert.Equal(rule, CodeOf(ClearlyLowerPriceRule.Judge(Money.Parse(price), Money.Parse("100"), least)));
    }

    [Theory]
    [InlineData("99.99", "vendor-price-clearly-lower", Verdict.Held)]
    [InlineData("100.00", "vendor-price-not-lower", Verdict.Refused)]
    [InlineData("100.01", "vendor-price-not-lower", Verdict.Refused)]
    public void Without_an_entered_discount_lower_is_held_and_not_lower_is_refused(
        string price,
        string rule,
        Verdict says
    )
    {
        var ruling = ClearlyLowerPriceRule.Judge(Money.Parse(price), Money.Parse("100"), Hunan.VendorPriceDiscountMin);
        Assert.Equal((rule, says), (CodeOf(ruling), ruling.Gravest));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(3, "vendor-schools-total-reached")]
    [InlineData(4, "vendor-schools-total-reached")]
    public void A_total_of_three_lets_the_third_school_in_and_no_fourth(int schools, string? rule)
    {
        var most = Hunan.MaxSchoolsWithVendors!.Replaced(3, new Citation("local", "d", null, "k", "q"));
        Assert.Equal(rule, CodeOf(VendorSchoolsTotalRule.Judge(schools, null, most)));
    }

    [Theory]
    [InlineData(7, Verdict.Duty)]
    [InlineData(6, Verdict.Pending)]
    [InlineData(8, Verdict.Pending)]
    [InlineData(null, Verdict.Pending)]
    public void Without_a_total_only_the_running_one_confirms(int? confirmed, Verdict says) =>
        Assert.Equal(says, VendorSchoolsTotalRule.Judge(7, confirmed, Hunan.MaxSchoolsWithVendors).Gravest);

    [Theory]
    [InlineData(PriceMethod.Tender, null)]
    [InlineData(PriceMethod.CompetitiveNegotiation, Verdict.Held)]
    [InlineData(PriceMethod.Quotations, Verdict.Held)]
    [InlineData(PriceMethod.OtherCompetitive, Verdict.Held)]
    [InlineData(PriceMethod.Direct, Verdict.Refused)]
    public void A_tender_passes_another_competition_is_held_none_is_refused(PriceMethod method, Verdict? says) =>
        Assert.Equal(says, CompetitivePriceRule.Judge(Selection(method), Hunan).Gravest);

    // The lesson is on Tuesdays from 16:00 to 16:45.
    [Theory]
    [InlineData("15:15", "16:00", false)]
    [InlineData("15:15", "16:01", true)]
    [InlineData("16:10", "16:20", true)]
    [InlineData("16:44", "17:30", true)]
    [InlineData("16:45", "17:30", false)]
    public void A_session_may_touch_an_own_lesson_but_not_overlap_it(string starts, string ends, bool refused)
    {
        var teacher = Person(StaffCategory.Own);
        teacher.Teaches([new Lesson(DayOfWeek.Tuesday, new TimeOnly(16, 0), new TimeOnly(16, 45))], true);
        var session = new SessionSlot(Tuesday, TimeOnly.Parse(starts, null), TimeOnly.Parse(ends, null));
        var ruling = OwnDutiesFirstRule.Judge(teacher, [session], Hunan);
        Assert.Equal(refused ? "own-lesson-at-that-time" : null, CodeOf(ruling));
        Assert.Empty(OwnDutiesFirstRule.Judge(teacher, [session with { Day = Tuesday.AddDays(1) }], Hunan).Findings);
    }

    [Fact]
    public void Own_staff_whose_own_duties_are_not_done_do_not_serve_and_outsiders_have_none()
    {
        var teacher = Person(StaffCategory.OwnManagement);
        teacher.Teaches([], ownDutiesFulfilled: false);
        Assert.Equal("own-duties-not-done", CodeOf(OwnDutiesFirstRule.Judge(teacher, [], Hunan)));
        var volunteer = Person(StaffCategory.Volunteer);
        volunteer.Teaches([], ownDutiesFulfilled: false);
        Assert.Empty(OwnDutiesFirstRule.Judge(volunteer, [], Hunan).Findings);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_check_holds_on_its_last_day_and_not_on_the_next(int daysAfter, bool holds)
    {
        var person = Person(StaffCategory.Regional);
        foreach (var dimension in Hunan.BackgroundDimensions!.Value)
            person.Record(Check(person, dimension, passed: true));
        // Made on 1 September 2026, criminal record and health hold 12 months: to 1 September 2027.
        var day = new DateOnly(2027, 9, 1).AddDays(daysAfter);
        Assert.Equal(holds, UnfitPersonsBarredRule.Judge(person, Hunan, day).Permits);
        Assert.Equal(holds, person.Clear(Hunan, new ClearanceFacts(null, false, day), Plea.None).Permits);
    }

    [Fact]
    public void The_latest_check_of_a_dimension_counts()
    {
        var person = Person(StaffCategory.Own);
        person.Record(Check(person, BackgroundDimension.Health, passed: false));
        Assert.Equal("background-check-lacking", CodeOf(UnfitPersonsBarredRule.Judge(person, Hunan, Tuesday)));
        person.Record(Check(person, BackgroundDimension.Health, passed: true, dayAfter: 1));
        Assert.True(UnfitPersonsBarredRule.Judge(person, Hunan, Tuesday.AddDays(1)).Permits);
    }

    [Theory]
    [InlineData(StaffCategory.Own, false)]
    [InlineData(StaffCategory.Regional, false)]
    [InlineData(StaffCategory.RetiredTeacher, true)]
    [InlineData(StaffCategory.RetiredAthlete, true)]
    [InlineData(StaffCategory.HeritageBearer, true)]
    [InlineData(StaffCategory.Volunteer, true)]
    [InlineData(StaffCategory.Professional, true)]
    [InlineData(StaffCategory.VendorStaff, false)]
    public void Whom_the_school_hires_the_authority_approves(StaffCategory category, bool refused) =>
        Assert.Equal(
            refused ? "external-without-approval" : null,
            CodeOf(PersonsAdmittedRule.Judge(Person(category), Hunan, Tuesday))
        );

    [Theory]
    [InlineData(StaffCategory.VendorStaff, "academicSupport", "ownStaff", true)]
    [InlineData(StaffCategory.Own, "academicSupport", "publicWelfare", true)]
    [InlineData(StaffCategory.Own, "academicSupport", "vendor", true)]
    [InlineData(StaffCategory.Own, "academicSupport", "ownStaff", false)]
    [InlineData(StaffCategory.VendorStaff, "enrichment", "vendor", false)]
    public void No_organisation_serves_an_academic_offering(StaffCategory who, string what, string by, bool refused)
    {
        var offering = new Offering
        {
            Id = Guid.CreateVersion7(),
            Category = what,
            ProviderKind = by,
        };
        Assert.Equal(
            refused ? "vendor-in-academic-service" : null,
            CodeOf(VendorsTeachNoSubjectRule.Judge(Person(who), offering, Hunan))
        );
    }

    [Theory]
    [InlineData(ContractScope.Item, 0, 0, false)]
    [InlineData(ContractScope.Item, 89, 90, false)]
    [InlineData(ContractScope.Item, 90, 90, true)]
    [InlineData(ContractScope.Whole, 0, 90, true)]
    public void A_service_is_outsourced_whole_when_no_minute_is_left(
        ContractScope scope,
        int theirs,
        int all,
        bool refused
    )
    {
        var ruling = OutsourcingRule.Judge(Contract(scope), Minutes(theirs, all), Hunan);
        Assert.Equal(refused ? "whole-outsourcing" : null, CodeOf(ruling));
    }

    private static BackgroundCheck Check(StaffMember person, BackgroundDimension what, bool passed, int dayAfter = 0) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            Dimension = what,
            Passed = passed,
            On = Tuesday.AddDays(dayAfter),
            Checker = "有关部门",
            ValidUntil = ClearanceTerm.LastDayOfCheck(what, Tuesday.AddDays(dayAfter), Hunan),
            ValidityIsDefault = true,
            RecordedBy = Guid.CreateVersion7(),
            RecordedAt = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)),
        };

    private static ContractFacts Minutes(int theirs, int all) =>
        new()
        {
            Taken = new StepsTaken(new HashSet<VendorStep>(), IsDistrictRun: true),
            OrganisationMinutes = theirs,
            TotalMinutes = all,
        };

    private static VendorSelection Selection(PriceMethod method) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Division = DivisionCode.Parse("430102"),
            Item = "篮球",
            Category = ItemCategory.Enrichment,
            OffCampusPrice = Money.Parse("100"),
            Method = method,
        };

    private static VendorContract Contract(ContractScope scope) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = Guid.CreateVersion7(),
            Division = DivisionCode.Parse("430102"),
            VendorId = Guid.CreateVersion7(),
            SelectionId = Guid.CreateVersion7(),
            From = Tuesday,
            Until = Tuesday.AddMonths(4),
            Scope = scope,
        };
}
