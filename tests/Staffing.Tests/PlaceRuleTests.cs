using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.WorkingHours;
using static AfterSchool.Staffing.Tests.Given;

namespace AfterSchool.Staffing.Tests;

/// <summary>Each bound that the five pages set apart for persons: one side, the other, and exactly on it.</summary>
public sealed class PlaceRuleTests
{
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
}
