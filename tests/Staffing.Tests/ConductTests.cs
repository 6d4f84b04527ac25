using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

public sealed class ConductTests(StaffingApp app)
{
    [Fact]
    public async Task Soliciting_is_investigated_before_anybody_is_suspended_and_connivance_is_linked_to_it()
    {
        var market = new VendorMarket(app, await app.SchoolAsync("370404"));
        var school = market.School;
        var (vendor, contract) = await ContractedInZaozhuangAsync(market);
        var coach = await school.PersonAsync("vendorStaff", vendor);
        await StaffingApp.DoneAsync(school.ClearAsync(coach));

        var soliciting = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(ReportAsync(school.Office, school, soliciting, "soliciting", vendor));
        var duty = await DutyAsync(soliciting);
        Assert.Equal(
            ("soliciting-uninvestigated", "educationAuthority", "五¶4"),
            (duty.Rule, duty.Bound, duty.Article)
        );
        Assert.Contains("以课后服务名义招揽生源", duty.Quote, StringComparison.Ordinal);

        // A report suspends nobody, and neither does an order before the finding.
        Assert.Equal(HttpStatusCode.Conflict, (await SuspendAsync(school, soliciting)).StatusCode);
        Assert.DoesNotContain(app.Told.Of<ClearanceLapsed>(), told => told.PersonId == coach);

        var connivance = Guid.CreateVersion7();
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await ReportAsync(school.Authority, school, connivance, "connivance")).StatusCode
        );
        await StaffingApp.DoneAsync(ReportAsync(school.Authority, school, connivance, "connivance", null, soliciting));
        var linked = await DutyAsync(connivance);
        Assert.Equal(
            ("connivance-uninvestigated", "educationAuthority", "五¶4"),
            (linked.Rule, linked.Bound, linked.Article)
        );
        Assert.Contains("严查学校教职工纵容校外培训机构招揽生源", linked.Quote, StringComparison.Ordinal);

        await StaffingApp.DoneAsync(FindAsync(school, soliciting, substantiated: true));
        Assert.NotNull((await DutyAsync(soliciting)).DoneAt);
        await StaffingApp.DoneAsync(SuspendAsync(school, soliciting));
        Assert.Equal("sanctioned", (await app.Told.FirstAsync<ClearanceLapsed>(told => told.PersonId == coach)).Reason);
        await StaffingApp.RuledAsync(school.ClearAsync(coach), "vendor-staff-without-contract");
        await StaffingApp.DoneAsync(school.Authority.PostAsync($"/staffing/v1/contracts/{contract}/resume", null));
        await StaffingApp.DoneAsync(school.ClearAsync(coach));
    }

    [Theory]
    [InlineData("430102", "(十一)", "违规补课、教师校外有偿补课以及乱收费")]
    [InlineData("450381", "三(四)4", "严肃查处教师校外有偿补课行为")]
    public async Task Paid_tutoring_is_the_authoritys_to_investigate(string division, string article, string quote)
    {
        var school = await app.SchoolAsync(division);
        var (teacher, reported) = (await school.PersonAsync("own"), Guid.CreateVersion7());
        await StaffingApp.DoneAsync(ReportAsync(school.Office, school, reported, "paidTutoring", person: teacher));
        var duty = await DutyAsync(reported);
        Assert.Equal(
            ("paid-tutoring-uninvestigated", "educationAuthority", article),
            (duty.Rule, duty.Bound, duty.Article)
        );
        Assert.Contains(quote, duty.Quote, StringComparison.Ordinal);

        await StaffingApp.DoneAsync(FindAsync(school, reported, substantiated: false));
        Assert.NotNull((await DutyAsync(reported)).DoneAt);
        Assert.Equal(HttpStatusCode.Conflict, (await FindAsync(school, reported, substantiated: true)).StatusCode);
    }

    [Fact]
    public async Task Where_the_page_is_silent_a_report_is_kept_and_binds_nobody()
    {
        var school = await app.SchoolAsync("140402");
        var (teacher, reported) = (await school.PersonAsync("own"), Guid.CreateVersion7());
        await StaffingApp.DoneAsync(ReportAsync(school.Office, school, reported, "paidTutoring", person: teacher));
        Assert.False(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == reported)));
        var stranger = await app.SchoolAsync("140403");
        Assert.Equal(HttpStatusCode.NotFound, (await FindAsync(stranger, reported, substantiated: true)).StatusCode);
    }

    private async Task<(Guid Vendor, Guid Contract)> ContractedInZaozhuangAsync(VendorMarket market)
    {
        await market.School.StateShortageAsync();
        var (vendor, introduction) = (await market.VendorAsync(), Guid.CreateVersion7());
        await StaffingApp.DoneAsync(market.IntroduceAsync(vendor, id: introduction));
        await market.LeadThroughAsync(introduction);
        var contract = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, null, id: contract));
        return (vendor, contract);
    }

    private Task<ServiceDefaults.Policy.Duty> DutyAsync(Guid subject) =>
        app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == subject));

    private static Task<HttpResponseMessage> ReportAsync(
        HttpClient by,
        TestSchool school,
        Guid id,
        string kind,
        Guid? vendorId = null,
        Guid? linkedTo = null,
        Guid? person = null
    ) =>
        by.PutAsJsonAsync(
            $"/staffing/v1/conduct-cases/{id}",
            new
            {
                schoolId = school.Id,
                kind,
                summary = "课后服务时间在教室内发放招生传单。",
                vendorId,
                personId = person,
                linkedTo,
            }
        );

    private static Task<HttpResponseMessage> FindAsync(TestSchool school, Guid id, bool substantiated) =>
        school.Authority.PostAsJsonAsync(
            $"/staffing/v1/conduct-cases/{id}/find",
            new { substantiated, number = "教查〔2026〕1号" }
        );

    private static Task<HttpResponseMessage> SuspendAsync(TestSchool school, Guid id) =>
        school.Authority.PostAsJsonAsync(
            $"/staffing/v1/conduct-cases/{id}/suspend-vendor",
            new { number = "教停〔2026〕1号" }
        );
}
