using System.Net;
using System.Text.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>Acceptance cases of catalogue.md, section 7, that are Staffing's.</summary>
public sealed class AcceptanceCases(StaffingApp app)
{
    [Fact]
    public async Task AC_082_Retired_athlete_without_approval()
    {
        var school = await app.SchoolAsync();
        await school.StateShortageAsync();
        var athlete = await school.PersonAsync("retiredAthlete");
        await school.CheckAsync(athlete, TestSchool.AllDimensions);
        var basketball = await school.OfferingAsync();

        var line = await StaffingApp.RuledAsync(school.AssignAsync(athlete, basketball), "external-without-approval");
        Assert.Equal("refused", line.Verdict);
        Assert.Contains("(六)", line.Articles);
        Assert.Contains("也可经当地教育部门批准后，由学校聘请", line.Quotes, StringComparison.Ordinal);

        await StaffingApp.DoneAsync(school.ApproveAsync(athlete));
        await StaffingApp.DoneAsync(school.AssignAsync(athlete, basketball));
        var cleared = await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == athlete);
        Assert.Equal(("retiredAthlete", "hunan/2024-03-18"), (cleared.Category, cleared.Edition));
        await app.Told.FirstAsync<StaffAssigned>(told => told.PersonId == athlete && told.IsActive);
    }

    [Fact]
    public async Task AC_085_Criminal_record_not_checked()
    {
        var school = await app.SchoolAsync();
        await school.StateShortageAsync();
        var calligraphy = await school.OfferingAsync();
        var volunteer = await school.PersonAsync("volunteer");
        await StaffingApp.DoneAsync(school.ApproveAsync(volunteer));
        await school.CheckAsync(volunteer, TestSchool.AllDimensions[..4]);

        var line = await StaffingApp.RuledAsync(school.AssignAsync(volunteer, calligraphy), "background-check-lacking");
        Assert.Equal("refused", line.Verdict);
        Assert.Equal(["(六)", "(六)", "(十)"], line.Articles);
        Assert.Contains("严禁不符合规定条件的人员进入学校", line.Quotes, StringComparison.Ordinal);
        Assert.Contains("违法犯罪记录等背景情况", line.Quotes, StringComparison.Ordinal);
        Assert.Equal(["criminalRecord"], line.Compared.GetProperty("missing").Deserialize<string[]>()!);

        var teacher = await school.PersonAsync("own");
        await school.CheckAsync(teacher, TestSchool.AllDimensions[..4]);
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, calligraphy));
        var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == teacher));
        Assert.Equal(("own-staff-file-unconfirmed", "school", "(十)"), (duty.Rule, duty.Bound, duty.Article));
        Assert.Contains("违法犯罪记录等背景情况", duty.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AC_093_Direct_award()
    {
        var school = await app.SchoolAsync();
        var market = new VendorMarket(app, school);
        var selection = await market.SelectionAsync(method: "direct");
        var bid = await market.BidAsync(selection, await market.VendorAsync(), "60.00");

        var line = await StaffingApp.RuledAsync(market.AwardAsync(selection, bid), "vendor-price-without-competition");
        Assert.Equal(("refused", "(六)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("引进费用标准要通过招标等竞争性方式确定", line.Quotes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AC_094_Price_not_clearly_lower()
    {
        // A division of its own: the minimum that is entered here holds for nobody else.
        var school = await app.SchoolAsync("430302");
        var market = new VendorMarket(app, school);
        var vendor = await market.VendorAsync();
        var open = await market.SelectionAsync(offCampusPrice: "100.00");

        var same = await market.BidAsync(open, vendor, "100.00");
        var refused = await StaffingApp.RuledAsync(market.AwardAsync(open, same), "vendor-price-not-lower");
        Assert.Equal(("refused", "(六)"), (refused.Verdict, refused.Articles[0]));
        Assert.Contains("明显低于培训机构在校外提供同质培训服务", refused.Quotes, StringComparison.Ordinal);

        var lower = await market.BidAsync(open, vendor, "90.00");
        var held = await StaffingApp.RuledAsync(
            market.AwardAsync(open, lower),
            "vendor-price-clearly-lower",
            HttpStatusCode.Accepted
        );
        Assert.Equal("held", held.Verdict);
        Assert.Contains("明显低于培训机构在校外提供同质培训服务", held.Quotes, StringComparison.Ordinal);

        // 20 % of 100 is 20: 80 is the dearest price that meets it.
        await market.EnterAsync("vendorPriceDiscountMin", 0.2m);
        var small = await StaffingApp.RuledAsync(market.AwardAsync(open, lower), "vendor-price-discount-too-small");
        Assert.Equal(["vendorPriceDiscountMin", "(六)"], small.Articles);
        await StaffingApp.DoneAsync(market.AwardAsync(open, await market.BidAsync(open, vendor, "80.00")));
    }

    [Fact]
    public async Task AC_096_List_not_published()
    {
        var school = await app.SchoolAsync();
        var market = new VendorMarket(app, school);
        var (vendor, selection) = await market.AwardedAsync();
        await market.PermitAsync();

        await StaffingApp.DoneAsync(market.ContractAsync(vendor, selection));
        var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == selection));
        Assert.Equal(
            ("vendor-list-unpublished", "educationAuthority", "(六)", app.Today),
            (duty.Rule, duty.Bound, duty.Article, duty.DueOn)
        );
        Assert.Contains("公布机构名单和服务项目及引进费用标准", duty.Quote, StringComparison.Ordinal);
        Assert.Null(duty.DoneAt);
        await app.Told.FirstAsync<VendorAdmitted>(told => told.VendorId == vendor && told.SchoolId == school.Id);

        await StaffingApp.DoneAsync(school.Authority.PostAsync($"/staffing/v1/vendor-list/{selection}/publish", null));
        Assert.NotNull((await app.InDbAsync(db => db.Duties.SingleAsync(one => one.Id == duty.Id))).DoneAt);
    }

    [Fact]
    public async Task AC_097_School_without_permit_for_third_parties()
    {
        var school = await app.SchoolAsync();
        var market = new VendorMarket(app, school);
        var (vendor, selection) = await market.AwardedAsync();
        await StaffingApp.DoneAsync(school.Authority.PostAsync($"/staffing/v1/vendor-list/{selection}/publish", null));

        var line = await StaffingApp.RuledAsync(
            market.ContractAsync(vendor, selection),
            "school-without-vendor-permit"
        );
        Assert.Equal(("refused", "(六)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("对允许第三方机构进入的学校", line.Quotes, StringComparison.Ordinal);
        Assert.Contains("主管教育行政部门要制定标准进行审批", line.Quotes, StringComparison.Ordinal);

        await market.PermitAsync();
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, selection));
        Assert.False(await app.InDbAsync(db => db.Duties.AnyAsync(one => one.SubjectId == selection)));
    }
}
