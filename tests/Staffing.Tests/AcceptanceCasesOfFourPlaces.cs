using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Staffing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>Acceptance cases of catalogue.md, section 7, that are Staffing's: Lipu, Zaozhuang, Changzhi and flexible hours.</summary>
public sealed class AcceptanceCasesOfFourPlaces(StaffingApp app)
{
    private const string Lipu = "450381";
    private const string XuechengOfZaozhuang = "370403";
    private const string Zaozhuang = "3704";
    private const string Changzhi = "140402";

    [Fact]
    public async Task AC_084_Temporary_hire_without_contract()
    {
        // Given a qualified retired teacher without a contract, in Lipu; the first session is a week ahead.
        var school = await app.SchoolAsync(Lipu);
        var teacher = await school.PersonAsync("retiredTeacher");
        var calligraphy = await school.OfferingAsync(providerKind: "external");
        var firstSession = new DateOnly(2026, 9, 8);
        await school.ScheduleAsync(
            calligraphy,
            (firstSession.AddDays(7), new TimeOnly(16, 0), new TimeOnly(17, 0)),
            (firstSession, new TimeOnly(16, 0), new TimeOnly(17, 0))
        );

        // The assignment goes through, and the school owes the contract by the first session.
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, calligraphy));
        await app.Told.FirstAsync<StaffAssigned>(told => told.PersonId == teacher && told.IsActive);
        var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == teacher));
        Assert.Equal(
            ("external-without-contract", "school", "三(四)1", firstSession),
            (duty.Rule, duty.Bound, duty.Article, duty.DueOn)
        );
        Assert.Contains("学校依法与其签订劳动合同或劳务协议", duty.Quote, StringComparison.Ordinal);

        // An agreement on the pay is no labour contract and no service agreement.
        await StaffingApp.DoneAsync(school.SignWithAsync(teacher, "payAgreement"));
        Assert.Null((await app.InDbAsync(db => db.Duties.SingleAsync(one => one.Id == duty.Id))).DoneAt);
        await StaffingApp.DoneAsync(school.SignWithAsync(teacher, "serviceAgreement"));
        Assert.NotNull((await app.InDbAsync(db => db.Duties.SingleAsync(one => one.Id == duty.Id))).DoneAt);
    }

    [Fact]
    public async Task AC_087_Vendor_without_shortage()
    {
        // Given that own staff is enough, with demand present, in Lipu.
        var market = new VendorMarket(app, await app.SchoolAsync(Lipu));
        var vendor = await market.VendorAsync();

        var line = await StaffingApp.RuledAsync(
            market.IntroduceAsync(vendor, pupilsAsking: 40),
            "vendor-precondition-unmet"
        );
        Assert.Equal(("refused", "三(四)4"), (line.Verdict, line.Articles[0]));
        Assert.Contains("确因学校师资力量不足、且学生有需求", line.Quotes, StringComparison.Ordinal);

        // Both are needed: the shortage alone does not do either.
        await market.School.StateShortageAsync();
        var without = await StaffingApp.RuledAsync(
            market.IntroduceAsync(vendor, pupilsAsking: 0),
            "vendor-precondition-unmet"
        );
        Assert.Equal("refused", without.Verdict);
        await StaffingApp.DoneAsync(market.IntroduceAsync(vendor, pupilsAsking: 1));
    }

    [Fact]
    public async Task AC_088_School_signs_directly()
    {
        // Given a vendor that the county's authority has not selected, in Lipu.
        var market = new VendorMarket(app, await app.SchoolAsync(Lipu));
        await market.School.StateShortageAsync();
        var vendor = await market.VendorAsync();
        var introduction = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(market.IntroduceAsync(vendor, id: introduction));

        var line = await StaffingApp.RuledAsync(market.ContractAsync(vendor, null), "vendor-not-selected");
        Assert.Equal(("refused", "三(四)4"), (line.Verdict, line.Articles[0]));
        Assert.Contains("不能由学校直接引进", line.Quotes, StringComparison.Ordinal);

        var approve = () => market.TakeAsync(market.School.Authority, introduction, "entryApproval");
        await StaffingApp.RuledAsync(approve(), "vendor-not-selected");

        // 「遴选并审批同意」: selected, but not approved for this school, is not enough; both are.
        var selection = await market.SelectionAsync();
        await StaffingApp.DoneAsync(market.AwardAsync(selection, await market.BidAsync(selection, vendor, "60.00")));
        await StaffingApp.RuledAsync(market.ContractAsync(vendor, selection), "vendor-entry-not-approved");
        await StaffingApp.DoneAsync(approve());
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, selection));
        await app.Told.FirstAsync<VendorAdmitted>(told => told.VendorId == vendor && told.SchoolId == market.School.Id);
    }

    [Fact]
    public async Task AC_090_Party_meeting_before_review_group()
    {
        // Given no result of a review group, in Zaozhuang.
        var (market, vendor, introduction) = await IntroducedInZaozhuangAsync(XuechengOfZaozhuang);
        var meeting = () => market.TakeAsync(market.School.Office, introduction, "partyMeeting");

        var order = await StaffingApp.RuledAsync(meeting(), "vendor-step-out-of-order");
        Assert.Equal(("refused", "五¶4"), (order.Verdict, order.Articles[0]));
        Assert.Contains("经学校党组织会议研究通过后", order.Quotes, StringComparison.Ordinal);
        Assert.Equal("partyMeeting", order.Compared.GetProperty("step").GetString());
        var group = await StaffingApp.RuledAsync(meeting(), "vendor-without-review-group");
        Assert.Equal("refused", group.Verdict);
        Assert.Contains("应成立由家长委员会、教师代表组成的准入评审小组", group.Quotes, StringComparison.Ordinal);

        // Review group, party meeting, district, city: in that order it passes, and then the contract does.
        await StaffingApp.DoneAsync(market.TakeAsync(market.School.Office, introduction, "reviewGroup"));
        await StaffingApp.DoneAsync(meeting());
        await StaffingApp.RuledAsync(market.ContractAsync(vendor, null), "vendor-without-district-approval");
        await StaffingApp.DoneAsync(market.TakeAsync(market.School.Authority, introduction, "districtBureau"));
        await StaffingApp.RuledAsync(market.ContractAsync(vendor, null), "vendor-without-city-approval");
        await StaffingApp.DoneAsync(market.TakeAsync(app.Education(Zaozhuang), introduction, "cityBureau"));
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, null));
    }

    [Fact]
    public async Task AC_091_City_approval_before_district()
    {
        // Given a district-run school whose district has not decided, in Zaozhuang.
        var (market, _, introduction) = await IntroducedInZaozhuangAsync(XuechengOfZaozhuang);
        var city = app.Education(Zaozhuang);
        await market.PassSchoolStepsAsync(introduction);

        var line = await StaffingApp.RuledAsync(
            market.TakeAsync(city, introduction, "cityBureau"),
            "vendor-without-district-approval"
        );
        Assert.Equal(("refused", "五¶4"), (line.Verdict, line.Articles[0]));
        Assert.Contains("报各区（市）教体局、市教育局逐级审批", line.Quotes, StringComparison.Ordinal);

        // A district that has said no has not approved; the city cannot decide for it either.
        await StaffingApp.DoneAsync(
            market.TakeAsync(market.School.Authority, introduction, "districtBureau", passed: false)
        );
        await StaffingApp.RuledAsync(
            market.TakeAsync(city, introduction, "cityBureau"),
            "vendor-without-district-approval"
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await market.TakeAsync(city, introduction, "districtBureau")).StatusCode
        );

        // For a school that the city runs (市直学校) the city's bureau decides directly.
        var (cityRun, vendor, ofCityRun) = await IntroducedInZaozhuangAsync(XuechengOfZaozhuang, runBy: Zaozhuang);
        await cityRun.PassSchoolStepsAsync(ofCityRun);
        await StaffingApp.DoneAsync(cityRun.TakeAsync(city, ofCityRun, "cityBureau"));
        await StaffingApp.DoneAsync(cityRun.ContractAsync(vendor, null));
    }

    [Fact]
    public async Task AC_099_Vendor_in_Changzhi()
    {
        // Given a page that is silent on vendors.
        var market = new VendorMarket(app, await app.SchoolAsync(Changzhi));
        var (vendor, introduction) = (await market.VendorAsync(), Guid.CreateVersion7());

        var line = await StaffingApp.RuledAsync(
            market.IntroduceAsync(vendor, id: introduction),
            "vendor-path-unsaid",
            HttpStatusCode.Accepted
        );
        Assert.Equal(("held", "三(四)1"), (line.Verdict, line.Articles[0]));
        Assert.Contains("课后服务应主要由本校教师组织实施", line.Quotes, StringComparison.Ordinal);
        Assert.True(line.IsDefault);

        // The authority admits it, by conditions of its own.
        await market.DecideAsync(line.Held!.Value, granted: true);
        await StaffingApp.DoneAsync(market.IntroduceAsync(vendor, id: introduction));
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, null));
    }

    [Fact]
    public async Task AC_100_Flexible_hours_without_a_scheme()
    {
        // Given a Hunan school without a scheme of its own, and a teacher who serves.
        var school = await app.SchoolAsync();
        var (teacher, grant) = (await ServingTeacherAsync(school), Guid.CreateVersion7());

        // The school is asked to record one, and then grants.
        var line = await StaffingApp.RuledAsync(
            school.GrantHoursAsync(teacher, grant),
            "flexible-hours-without-scheme"
        );
        Assert.Equal(("pending", "(六)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("“一校一案”实行“弹性上下班制”", line.Quotes, StringComparison.Ordinal);
        await StaffingApp.DoneAsync(
            school.Office.PutAsJsonAsync(
                $"/staffing/v1/flexible-hours/schemes/{Guid.CreateVersion7()}",
                new
                {
                    schoolId = school.Id,
                    title = "课后服务方案第五部分：弹性上下班",
                    from = app.Today,
                }
            )
        );
        await StaffingApp.DoneAsync(school.GrantHoursAsync(teacher, grant));

        // In Lipu the school arranges it: no scheme is asked for.
        var lipu = await app.SchoolAsync(Lipu);
        await StaffingApp.DoneAsync(lipu.GrantHoursAsync(await ServingTeacherAsync(lipu)));
    }

    private static async Task<Guid> ServingTeacherAsync(TestSchool school)
    {
        var teacher = await school.PersonAsync("own");
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, await school.OfferingAsync()));
        return teacher;
    }

    private async Task<(VendorMarket Market, Guid Vendor, Guid Introduction)> IntroducedInZaozhuangAsync(
        string division,
        string? runBy = null
    )
    {
        var market = new VendorMarket(app, await app.SchoolAsync(division, runBy));
        await market.School.StateShortageAsync();
        var (vendor, introduction) = (await market.VendorAsync(), Guid.CreateVersion7());
        await StaffingApp.DoneAsync(market.IntroduceAsync(vendor, id: introduction));
        return (market, vendor, introduction);
    }
}
