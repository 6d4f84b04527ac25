using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Conduct;
using AfterSchool.Staffing.Introductions;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Standards;
using AfterSchool.Staffing.Timetable;
using AfterSchool.Staffing.Vendors;
using static AfterSchool.Staffing.Tests.Given;

namespace AfterSchool.Staffing.Tests;

/// <summary>Each bound that the five pages set apart for vendors and content: one side, the other, and exactly on it.</summary>
public sealed class VendorPlaceRuleTests
{
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
    [InlineData("430102", StandardKind.VendorCriteria, true)]
    [InlineData("430102", StandardKind.VendorSelection, true)]
    [InlineData("430102", StandardKind.PersonReview, true)]
    [InlineData("450381", StandardKind.VendorSelection, false)]
    public void Only_where_the_text_asks_for_it_is_a_standard_owed(string division, StandardKind kind, bool owed)
    {
        Assert.Equal(owed ? Verdict.Duty : null, StandardOwedRule.Judge(kind, false, PageOf(division)).Gravest);
        Assert.Empty(StandardOwedRule.Judge(kind, true, PageOf(division)).Findings);
    }

    private static StepsTaken Taken(bool districtRun, params VendorStep[] passed) =>
        new(passed.ToHashSet(), districtRun);

    private static IEnumerable<string?> Compared(Ruling ruling, string name) =>
        (
            (System.Collections.IEnumerable)
                ruling.Findings[0].Compared!.GetType().GetProperty(name)!.GetValue(ruling.Findings[0].Compared)!
        )
            .Cast<object>()
            .Select(one => one.ToString());

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
