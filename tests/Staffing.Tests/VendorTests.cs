using System.Net;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Contracts.Supervision;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.Staffing.Vendors;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

public sealed class VendorTests(StaffingApp app)
{
    [Fact]
    public async Task An_academic_item_is_never_selected_for()
    {
        var market = new VendorMarket(app, await app.SchoolAsync());
        var line = await StaffingApp.RuledAsync(
            market.OpenAsync(Guid.CreateVersion7(), category: "academicSupport"),
            "vendor-in-academic-service"
        );
        Assert.Equal(("refused", "(六)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("严禁第三方机构或组织参与校内学科类服务", line.Quotes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_the_document_does_not_name_waits_for_the_authority_and_passes_when_granted()
    {
        var market = new VendorMarket(app, await app.SchoolAsync("430304"));
        await market.EnterAsync("vendorPriceDiscountMin", 0.2m);
        var selection = await market.SelectionAsync(method: "otherCompetitive");
        var bid = await market.BidAsync(selection, await market.VendorAsync(), "60.00");
        var line = await StaffingApp.RuledAsync(
            market.AwardAsync(selection, bid),
            "vendor-price-method-unnamed",
            HttpStatusCode.Accepted
        );
        await market.DecideAsync(line.Held!.Value, granted: true);
        await StaffingApp.DoneAsync(market.AwardAsync(selection, bid));
        await StaffingApp.DoneAsync(market.AwardAsync(selection, bid));
    }

    [Fact]
    public async Task A_vendor_that_was_not_awarded_signs_nothing()
    {
        var market = new VendorMarket(app, await app.SchoolAsync());
        var (_, selection) = await market.AwardedAsync();
        await market.PermitAsync();
        var line = await StaffingApp.RuledAsync(
            market.ContractAsync(await market.VendorAsync(), selection),
            "vendor-not-selected"
        );
        Assert.Equal(("refused", "(六)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("主管教育行政部门要制定标准进行审批", line.Quotes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_service_is_never_handed_over()
    {
        var school = await app.SchoolAsync();
        var market = new VendorMarket(app, school);
        var (vendor, selection) = await market.AwardedAsync();
        await market.PermitAsync();
        var line = await StaffingApp.RuledAsync(
            market.ContractAsync(vendor, selection, scope: "whole"),
            "whole-outsourcing"
        );
        Assert.Contains("任何学校不得把课后服务工作完全交给第三方", line.Quotes, StringComparison.Ordinal);

        var theirs = await school.OfferingAsync(providerKind: "vendor");
        var day = new DateOnly(2026, 9, 8);
        await school.ScheduleAsync(theirs, (day, new TimeOnly(16, 0), new TimeOnly(17, 0)));
        await StaffingApp.RuledAsync(market.ContractAsync(vendor, selection), "whole-outsourcing");
        var own = await school.OfferingAsync();
        await school.ScheduleAsync(own, (day, new TimeOnly(17, 0), new TimeOnly(17, 1)));
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, selection));
    }

    [Fact]
    public async Task Without_a_total_a_permit_asks_to_confirm_the_running_one_and_the_authority_owes_a_total()
    {
        var (first, second) = (await app.SchoolAsync("430703"), await app.SchoolAsync("430703"));
        await StaffingApp.DoneAsync(new VendorMarket(app, first).AskPermitAsync(confirmTotal: 0));
        var market = new VendorMarket(app, second);
        var line = await StaffingApp.RuledAsync(
            market.AskPermitAsync(confirmTotal: 0),
            "vendor-schools-total-unconfirmed"
        );
        Assert.Equal(("pending", 1), (line.Verdict, line.Compared.GetProperty("schools").GetInt32()));
        Assert.Contains("严格控制总体数量", line.Quotes, StringComparison.Ordinal);
        await StaffingApp.DoneAsync(market.AskPermitAsync(confirmTotal: 1));
        var duty = await app.InDbAsync(db =>
            db.Duties.SingleAsync(one => one.Rule == "vendor-schools-total-unset" && one.Division == first.Code)
        );
        Assert.Equal("educationAuthority", duty.Bound);
    }

    [Fact]
    public async Task Two_officials_at_once_never_pass_the_total()
    {
        var (first, second) = (await app.SchoolAsync("430702"), await app.SchoolAsync("430702"));
        var markets = new[] { new VendorMarket(app, first), new VendorMarket(app, second) };
        await markets[0].EnterAsync("maxSchoolsWithVendors", 1);
        var ids = new[] { Guid.CreateVersion7(), Guid.CreateVersion7() };
        var answers = await Task.WhenAll(markets.Select((market, one) => market.AskPermitAsync(id: ids[one])));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(1, await app.InDbAsync(db => db.Permits.CountAsync(one => one.Authority == first.Code)));

        var loser = Array.FindIndex(answers, answer => answer.StatusCode != HttpStatusCode.NoContent);
        var line = await StaffingApp.RuledAsync(
            markets[loser].AskPermitAsync(id: ids[loser]),
            "vendor-schools-total-reached"
        );
        Assert.Equal(["maxSchoolsWithVendors", "(六)", "(六)"], line.Articles);
        await StaffingApp.DoneAsync(markets[1 - loser].AskPermitAsync(id: ids[1 - loser]));
    }

    [Fact]
    public async Task A_ban_ends_the_contracts_and_the_clearances_of_the_vendors_staff()
    {
        var school = await app.SchoolAsync();
        var market = new VendorMarket(app, school);
        var vendor = await market.ContractedAsync();
        var coach = await school.PersonAsync("vendorStaff", vendor);
        await school.CheckAsync(coach, TestSchool.AllDimensions);
        await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == coach);
        await StaffingApp.RuledAsync(
            school.AssignAsync(coach, await school.OfferingAsync("academicSupport")),
            "vendor-in-academic-service"
        );

        await BanAsync(vendor, school.Division);
        Assert.Equal("sanction", (await app.Told.FirstAsync<VendorRemoved>(told => told.VendorId == vendor)).Reason);
        Assert.Equal("sanctioned", (await app.Told.FirstAsync<ClearanceLapsed>(told => told.PersonId == coach)).Reason);
        await StaffingApp.RuledAsync(school.ClearAsync(coach), "vendor-staff-without-contract");

        var again = await market.SelectionAsync();
        var line = await StaffingApp.RuledAsync(market.ContractAsync(vendor, again), "vendor-banned");
        Assert.Contains("动态调整机制", line.Quotes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contract_raced_with_a_ban_never_stays()
    {
        var market = new VendorMarket(app, await app.SchoolAsync());
        await market.PermitAsync();
        for (var round = 0; round < 5; round++)
        {
            var (vendor, selection) = await market.AwardedAsync();
            var ban = BanAsync(vendor, market.School.Division);
            var signing = market.ContractAsync(vendor, selection);
            await Task.WhenAll(ban, signing);
            await Eventually.True(
                () => app.InDbAsync(db => db.VendorBans.AnyAsync(one => one.VendorId == vendor)),
                "the ban is kept"
            );
            Assert.False(
                await app.InDbAsync(db =>
                    db.VendorContracts.AnyAsync(one => one.VendorId == vendor && one.Status == ContractStatus.Active)
                )
            );
        }
    }

    [Fact]
    public async Task A_ban_elsewhere_leaves_the_contract_alone()
    {
        var school = await app.SchoolAsync();
        var vendor = await new VendorMarket(app, school).ContractedAsync();
        await BanAsync(vendor, "4302");
        await Eventually.True(
            () => app.InDbAsync(db => db.VendorBans.AnyAsync(one => one.VendorId == vendor)),
            "the ban is kept"
        );
        Assert.True(
            await app.InDbAsync(db =>
                db.VendorContracts.AnyAsync(one => one.VendorId == vendor && one.Status == ContractStatus.Active)
            )
        );
    }

    [Fact]
    public async Task A_substantiated_complaint_stands_beside_the_permit()
    {
        var school = await app.SchoolAsync("430722");
        await new VendorMarket(app, school).PermitAsync();
        var told = new CaseSubstantiated
        {
            CaseId = Guid.CreateVersion7(),
            SchoolId = school.Id,
            Category = "T2",
            DivisionCode = "430722",
            OccurredAt = app.Clock.Now(),
        };
        await app.TellAsync(told);
        await app.TellAsync(told);
        await Eventually.True(
            async () =>
                (await school.Authority.GetStringAsync("/staffing/v1/permits")).Contains(
                    "\"warnings\":1",
                    StringComparison.Ordinal
                ),
            "the warning is shown"
        );
    }

    [Fact]
    public async Task Only_the_authority_above_selects_lists_and_permits()
    {
        var school = await app.SchoolAsync();
        var market = new VendorMarket(app, school);
        var (_, selection) = await market.AwardedAsync();
        var foreign = app.Education("4302");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await foreign.PostAsync($"/staffing/v1/vendor-list/{selection}/publish", null)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await foreign.GetAsync($"/staffing/v1/selections/{selection}")).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await school.Office.PostAsync($"/staffing/v1/vendor-list/{selection}/publish", null)).StatusCode
        );
        var finance = app.As(Guid.CreateVersion7(), Roles.Authority, school.Division, Departments.Finance);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await finance.PostAsync($"/staffing/v1/vendor-list/{selection}/publish", null)).StatusCode
        );
        var other = await app.SchoolAsync("430121");
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.Office.GetAsync($"/staffing/v1/contracts?schoolId={school.Id}")).StatusCode
        );
    }

    private Task BanAsync(Guid vendor, string division) =>
        app.TellAsync(
            new SanctionImposed
            {
                SanctionId = Guid.CreateVersion7(),
                CaseId = Guid.CreateVersion7(),
                Kind = "vendorBan",
                SubjectId = vendor,
                SchoolId = null,
                DivisionCode = division,
                OccurredAt = app.Clock.Now(),
            }
        );
}
