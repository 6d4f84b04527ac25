using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Conduct;
using AfterSchool.Staffing.ContentReviews;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Standards;
using AfterSchool.Staffing.Timetable;
using AfterSchool.Staffing.Vendors;
using AfterSchool.Staffing.WorkingHours;

namespace AfterSchool.Staffing.Tests;

/// <summary>Each bound that the five pages set apart: one side, the other, and exactly on it.</summary>
public sealed class PlaceRuleTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Editions<StaffingPack> Editions = ServiceDefaults.Policy.Editions.Read<StaffingPack>(
        typeof(StaffingPack).Assembly
    );

    // Lipu needs both, Zaozhuang the shortage, Hunan pupils and what is unmet; Changzhi and Urumqi have no path.
    [Theory]
    [InlineData("450381", true, 1, false, null)]
    [InlineData("450381", true, 0, false, Verdict.Refused)]
    [InlineData("450381", false, 1, true, Verdict.Refused)]
    [InlineData("370402", true, 0, false, null)]
    [InlineData("370402", false, 99, true, Verdict.Held)]
    [InlineData("430102", false, 1, true, null)]
    [InlineData("430102", false, 0, true, Verdict.Held)]
    [InlineData("430102", true, 1, false, Verdict.Held)]
    [InlineData("140402", true, 99, true, Verdict.Held)]
    [InlineData("650102", true, 99, true, Verdict.Held)]
    public void A_vendor_is_asked_in_where_the_places_condition_holds(
        string division,
        bool shortage,
        int pupils,
        bool unmet,
        Verdict? says
    ) =>
        Assert.Equal(
            says,
            VendorPreconditionRule.Judge(new VendorNeed(shortage, pupils, unmet), PageOf(division)).Gravest
        );

    [Theory]
    [InlineData("450381", StaffCategory.Parent, true)]
    [InlineData("450381", StaffCategory.OffCampusCounsellor, true)]
    [InlineData("450381", StaffCategory.RetiredTeacher, false)]
    [InlineData("450381", StaffCategory.Volunteer, false)]
    [InlineData("370402", StaffCategory.Volunteer, true)]
    [InlineData("370402", StaffCategory.ThirdPartyPerson, true)]
    [InlineData("370402", StaffCategory.Parent, false)]
    [InlineData("370402", StaffCategory.Citizen, false)]
    [InlineData("430102", StaffCategory.Volunteer, true)]
    [InlineData("430102", StaffCategory.Own, false)]
    [InlineData("140402", StaffCategory.Volunteer, false)]
    [InlineData("650102", StaffCategory.Coach, false)]
    public void A_shortage_is_asked_for_where_the_text_makes_it_the_condition(
        string division,
        StaffCategory who,
        bool held
    )
    {
        var ruling = ExternalsNeedShortageRule.Judge(Person(who), shortageStated: false, PageOf(division));
        Assert.Equal(held ? Verdict.Held : null, ruling.Gravest);
        Assert.Empty(ExternalsNeedShortageRule.Judge(Person(who), shortageStated: true, PageOf(division)).Findings);
    }

    [Theory]
    [InlineData("450381", StaffCategory.RetiredTeacher, null)]
    [InlineData("370402", StaffCategory.ThirdPartyPerson, "person-without-stepwise-approval")]
    [InlineData("370402", StaffCategory.Coach, "person-without-stepwise-approval")]
    [InlineData("370402", StaffCategory.Volunteer, null)]
    [InlineData("370402", StaffCategory.Parent, null)]
    [InlineData("430102", StaffCategory.Coach, "external-without-approval")]
    [InlineData("140402", StaffCategory.Professional, null)]
    [InlineData("650102", StaffCategory.Coach, "person-without-filing")]
    [InlineData("650102", StaffCategory.Own, "person-without-filing")]
    [InlineData("650102", StaffCategory.VendorStaff, "person-without-filing")]
    public void Who_is_admitted_and_how_is_the_places_own(string division, StaffCategory who, string? rule) =>
        Assert.Equal(rule, CodeOf(PersonsAdmittedRule.Judge(Person(who), PageOf(division), Today)));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_filing_holds_on_its_last_day_and_not_after(int lastDayFromToday, bool filed)
    {
        var teacher = Person(StaffCategory.Own);
        teacher.File("备1号", Today.AddDays(lastDayFromToday));
        Assert.Equal(filed, PersonsAdmittedRule.Judge(teacher, PageOf("650102"), Today).Permits);
    }

    [Theory]
    [InlineData(true, null, StaffCategory.Own, StaffCategory.OwnManagement)]
    [InlineData(false, "own-staff-filed-without-term", StaffCategory.Own, StaffCategory.Own)]
    [InlineData(true, "outsider-filed-in-a-list", StaffCategory.Own, StaffCategory.Coach)]
    [InlineData(false, "outsider-filed-in-a-list", StaffCategory.Coach, StaffCategory.Coach)]
    public void Two_are_filed_by_a_list_for_the_term_only_where_both_are_own(
        bool namesTerm,
        string? rule,
        StaffCategory first,
        StaffCategory second
    )
    {
        var page = PageOf("650102");
        Assert.Equal(rule, CodeOf(FilingFormRule.Judge([Person(first), Person(second)], namesTerm, page)));
        Assert.Empty(FilingFormRule.Judge([Person(StaffCategory.Coach)], namesTerm: false, page).Findings);
        Assert.Empty(FilingFormRule.Judge([Person(first), Person(second)], namesTerm, PageOf("430102")).Findings);
    }

    [Theory]
    [InlineData("450381", StaffCategory.RetiredTeacher, Verdict.Duty)]
    [InlineData("450381", StaffCategory.Volunteer, null)]
    [InlineData("450381", StaffCategory.Own, null)]
    [InlineData("650102", StaffCategory.Professional, null)]
    [InlineData("430102", StaffCategory.RetiredTeacher, null)]
    public void A_contract_is_owed_to_those_the_school_hires_where_the_text_says_so(
        string division,
        StaffCategory who,
        Verdict? says
    ) => Assert.Equal(says, ExternalContractRule.Judge(Person(who), PageOf(division), Today).Gravest);

    [Theory]
    [InlineData(ContractKind.LabourContract, 0, true)]
    [InlineData(ContractKind.ServiceAgreement, 0, true)]
    [InlineData(ContractKind.ServiceAgreement, -1, false)]
    [InlineData(ContractKind.PayAgreement, 30, false)]
    public void A_contract_of_a_kind_that_is_named_counts_up_to_its_last_day(ContractKind kind, int until, bool counts)
    {
        var teacher = Person(StaffCategory.RetiredTeacher);
        teacher.Contracts.Add(
            new EngagementContract
            {
                Id = Guid.CreateVersion7(),
                PersonId = teacher.Id,
                Kind = kind,
                From = Today.AddDays(-30),
                Until = Today.AddDays(until),
                Remuneration = "每课时 80 元。",
                RecordedBy = Guid.CreateVersion7(),
                RecordedAt = default,
            }
        );
        Assert.Equal(counts, ExternalContractRule.Judge(teacher, PageOf("450381"), Today).Findings.Count == 0);
    }

    [Fact]
    public void Zaozhuangs_steps_come_in_order_and_a_city_run_school_has_no_district_step()
    {
        var page = PageOf("370402");
        VendorStep[] chain =
        [
            VendorStep.ReviewGroup,
            VendorStep.PartyMeeting,
            VendorStep.DistrictBureau,
            VendorStep.CityBureau,
        ];
        for (var step = 0; step < chain.Length; step++)
        {
            Assert.Empty(VendorStepsRule.JudgeOrder(chain[step], Taken(true, chain[..step]), page).Findings);
            if (step > 0)
                Assert.False(VendorStepsRule.JudgeOrder(chain[step], Taken(true, chain[..(step - 1)]), page).Permits);
        }

        VendorStep[] withoutDistrict = [VendorStep.ReviewGroup, VendorStep.PartyMeeting, VendorStep.CityBureau];
        Assert.True(VendorStepsRule.Judge(Taken(false, withoutDistrict), page).Permits);
        Assert.Equal(
            "vendor-without-district-approval",
            CodeOf(VendorStepsRule.Judge(Taken(true, withoutDistrict), page))
        );
    }

    [Theory]
    [InlineData("450381", 2)]
    [InlineData("370402", 4)]
    [InlineData("430102", 2)]
    [InlineData("140402", 0)]
    [InlineData("650102", 0)]
    public void Without_any_step_each_step_of_the_place_is_refused_by_its_own_code(string division, int steps)
    {
        var ruling = VendorStepsRule.Judge(Taken(districtRun: true), PageOf(division));
        Assert.Equal(steps, ruling.Findings.Select(finding => finding.Rule).Distinct().Count());
        Assert.All(ruling.Findings, finding => Assert.Equal(Verdict.Refused, finding.Verdict));
    }

    [Theory]
    [InlineData(0, 1, "ParentCommittee")]
    [InlineData(1, 0, "Teacher")]
    [InlineData(1, 1, null)]
    public void A_review_group_has_at_least_one_of_each_side(int parents, int teachers, string? missing)
    {
        var step = new IntroductionStep
        {
            Id = Guid.CreateVersion7(),
            IntroductionId = Guid.CreateVersion7(),
            Step = VendorStep.ReviewGroup,
            Passed = true,
            On = Today,
            Number = "1",
            Minutes = "通过",
            ParentMembers = parents,
            TeacherMembers = teachers,
            VotesFor = 1,
            VotesAgainst = 0,
            RecordedBy = Guid.CreateVersion7(),
            RecordedAt = default,
        };
        var ruling = ReviewGroupRule.Judge(step, PageOf("370402"));
        Assert.Equal(missing is not null ? Verdict.Refused : null, ruling.Gravest);
        if (missing is not null)
            Assert.Contains(missing, Compared(ruling, "Missing"));
        Assert.Empty(ReviewGroupRule.Judge(step, PageOf("430102")).Findings);
    }

    // Lipu: the school's own is the main part, so 45 of 90 is noted already; Hunan refuses the whole only.
    [Theory]
    [InlineData("450381", 44, null)]
    [InlineData("450381", 45, Verdict.Noted)]
    [InlineData("450381", 90, Verdict.Noted)]
    [InlineData("430102", 89, null)]
    [InlineData("430102", 90, Verdict.Refused)]
    [InlineData("370402", 90, null)]
    public void How_much_of_90_minutes_third_parties_take_over(string division, int theirs, Verdict? says)
    {
        var facts = new ContractFacts
        {
            Taken = Taken(districtRun: true),
            OrganisationMinutes = theirs,
            TotalMinutes = 90,
        };
        Assert.Equal(says, OutsourcingRule.Judge(Contract(), facts, PageOf(division)).Gravest);
    }

    [Theory]
    [InlineData(
        "450381",
        "educationAuthority",
        CredentialKind.ProfessionalQualification,
        CredentialKind.GoodReputation
    )]
    [InlineData("370402", "school", CredentialKind.SchoolRunningQualification)]
    [InlineData(
        "430102",
        "educationAuthority",
        CredentialKind.CorrespondingQualification,
        CredentialKind.MeetsConditions
    )]
    public void A_vendor_shows_each_credential_of_the_place(
        string division,
        string bound,
        params CredentialKind[] asked
    )
    {
        Assert.Empty(VendorQualificationRule.Judge(asked, PageOf(division)).Findings);
        var lacking = VendorQualificationRule.Judge(asked[1..], PageOf(division));
        Assert.Equal((Verdict.Duty, bound), (lacking.Findings[0].Verdict, lacking.Findings[0].Bound));
    }

    [Theory]
    [InlineData("430102", "ownStaff", 2)]
    [InlineData("370402", "ownStaff", 0)]
    [InlineData("370402", "external", 2)]
    [InlineData("650102", "vendor", 0)]
    public void Content_is_reviewed_by_each_body_where_the_text_reaches(string division, string provider, int duties)
    {
        var offering = new Offering { Id = Guid.CreateVersion7(), ProviderKind = provider };
        var ruling = ContentReviewRule.Judge(offering, PageOf(division));
        Assert.Equal(duties, ruling.Duties.Count());
        Assert.Equal(duties == 0 ? [] : ["school", "educationAuthority"], ruling.Duties.Select(duty => duty.Bound));
    }

    [Theory]
    [InlineData("370402", ConductKind.Soliciting, true)]
    [InlineData("370402", ConductKind.Connivance, true)]
    [InlineData("370402", ConductKind.PaidTutoring, false)]
    [InlineData("450381", ConductKind.PaidTutoring, true)]
    [InlineData("430102", ConductKind.PaidTutoring, true)]
    [InlineData("430102", ConductKind.Soliciting, false)]
    [InlineData("140402", ConductKind.PaidTutoring, false)]
    public void Misconduct_is_investigated_where_the_text_says_so(string division, ConductKind kind, bool owed) =>
        Assert.Equal(owed ? Verdict.Duty : null, MisconductRule.Judge(kind, PageOf(division)).Gravest);

    [Theory]
    [InlineData("450381", false, false, null)]
    [InlineData("140402", true, false, null)]
    [InlineData("140402", false, false, Verdict.Held)]
    [InlineData("430102", true, true, null)]
    [InlineData("430102", true, false, Verdict.Pending)]
    [InlineData("430102", false, true, Verdict.Held)]
    [InlineData("370402", false, false, null)]
    public void Flexible_hours_are_granted_as_the_place_has_it(string division, bool serves, bool scheme, Verdict? says)
    {
        var time = new TimeOff(Today, new TimeOnly(8, 0), new TimeOnly(9, 0));
        var facts = new FlexibleHoursFacts(serves, scheme);
        Assert.Equal(says, FlexibleHoursRule.Judge(Person(StaffCategory.Own), time, facts, PageOf(division)).Gravest);
    }

    [Theory]
    [InlineData("430102", Verdict.Refused)]
    [InlineData("650102", Verdict.Refused)]
    [InlineData("370402", Verdict.Noted)]
    [InlineData("450381", null)]
    public void Own_duties_come_first_as_strongly_as_the_text_has_it(string division, Verdict? says)
    {
        var teacher = Person(StaffCategory.Own);
        teacher.Teaches([], ownDutiesFulfilled: false);
        Assert.Equal(says, OwnDutiesFirstRule.Judge(teacher, [], PageOf(division)).Gravest);
    }

    [Theory]
    [InlineData("430102", StandardKind.VendorCriteria, true)]
    [InlineData("430102", StandardKind.VendorSelection, true)]
    [InlineData("430102", StandardKind.PersonReview, true)]
    [InlineData("450381", StandardKind.VendorSelection, false)]
    public void Only_where_the_text_asks_for_it_is_a_standard_owed(string division, StandardKind kind, bool owed)
    {
        Assert.Equal(owed ? Verdict.Duty : null, StandardOwedRule.Judge(kind, false, PageOf(division)).Gravest);
        Assert.Empty(StandardOwedRule.Judge(kind, true, PageOf(division)).Findings);
    }

    private static StaffingPack PageOf(string division) => Editions.InForce(DivisionCode.Parse(division), Today)!;

    private static StepsTaken Taken(bool districtRun, params VendorStep[] passed) =>
        new(passed.ToHashSet(), districtRun);

    private static string? CodeOf(Ruling ruling) => ruling.Findings.Count == 0 ? null : ruling.Findings[0].Rule;

    private static IEnumerable<string?> Compared(Ruling ruling, string name) =>
        (
            (System.Collections.IEnumerable)
                ruling.Findings[0].Compared!.GetType().GetProperty(name)!.GetValue(ruling.Findings[0].Compared)!
        )
            .Cast<object>()
            .Select(one => one.ToString());

    private static StaffMember Person(StaffCategory category) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = Guid.CreateVersion7(),
            Category = category,
            VendorId = category == StaffCategory.VendorStaff ? Guid.CreateVersion7() : null,
            OwnDutiesFulfilled = true,
        };

    private static VendorContract Contract() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = Guid.CreateVersion7(),
            Division = DivisionCode.Parse("450381"),
            VendorId = Guid.CreateVersion7(),
            SelectionId = null,
            From = Today,
            Until = Today.AddMonths(4),
            Scope = ContractScope.Item,
        };
}
