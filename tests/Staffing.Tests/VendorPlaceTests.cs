using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>What the pages ask of vendors and of who brings them in, through the real API.</summary>
public sealed class VendorPlaceTests(StaffingApp app)
{
    private const string Lipu = "450381";
    private const string Zaozhuang = "370402";
    private const string Urumqi = "650102";

    [Fact]
    public async Task An_academic_item_of_a_vendor_is_refused_in_Lipu_and_held_in_Zaozhuang()
    {
        var lipu = new VendorMarket(app, await app.SchoolAsync(Lipu));
        await lipu.School.StateShortageAsync();
        var refused = await StaffingApp.RuledAsync(
            lipu.IntroduceAsync(await lipu.VendorAsync(), category: "academicSupport"),
            "vendor-in-academic-service"
        );
        Assert.Equal(("refused", "三(四)4"), (refused.Verdict, refused.Articles[0]));
        Assert.Contains("且不能开展学科类课后服务", refused.Quotes, StringComparison.Ordinal);

        var zaozhuang = new VendorMarket(app, await app.SchoolAsync(Zaozhuang));
        await zaozhuang.School.StateShortageAsync();
        var held = await StaffingApp.RuledAsync(
            zaozhuang.IntroduceAsync(await zaozhuang.VendorAsync(), category: "academicSupport"),
            "vendor-in-academic-service",
            HttpStatusCode.Accepted
        );
        Assert.Equal(("held", true), (held.Verdict, held.IsDefault));
    }

    [Fact]
    public async Task A_vendor_outside_the_permissions_wording_is_held_in_Hunan_Zaozhuang_and_Urumqi()
    {
        foreach (
            var (division, rule, quote) in ((string, string, string)[])
                [
                    ("430102", "vendor-precondition-unmet", "学校课后服务不能满足部分学生发展兴趣特长需要"),
                    (Zaozhuang, "vendor-precondition-unmet", "师资力量、实施条件不足的"),
                    (Urumqi, "vendor-path-unsaid", "科技馆、社区活动中心、实践教育基地等机构"),
                ]
        )
        {
            var market = new VendorMarket(app, await app.SchoolAsync(division));
            var asked = market.IntroduceAsync(await market.VendorAsync());
            var line = await StaffingApp.RuledAsync(asked, rule, HttpStatusCode.Accepted);
            Assert.Equal("held", line.Verdict);
            Assert.Contains(quote, line.Quotes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_Hunan_school_that_has_asked_for_nobody_signs_only_what_the_authority_lets_it()
    {
        var market = new VendorMarket(app, await app.SchoolAsync("430725"));
        await market.EnterAsync("vendorPriceDiscountMin", 0.2m);
        var (vendor, selection) = (await market.VendorAsync(), await market.SelectionAsync());
        await StaffingApp.DoneAsync(market.AwardAsync(selection, await market.BidAsync(selection, vendor, "60.00")));
        await market.PermitAsync();
        var contract = Guid.CreateVersion7();
        var line = await StaffingApp.RuledAsync(
            market.ContractAsync(vendor, selection, id: contract),
            "vendor-precondition-unmet",
            HttpStatusCode.Accepted
        );
        await market.DecideAsync(line.Held!.Value, granted: true);
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, selection, id: contract));
    }

    [Fact]
    public async Task The_school_owes_publication_and_credentials_of_a_vendor_in_Zaozhuang()
    {
        var market = new VendorMarket(app, await app.SchoolAsync(Zaozhuang));
        var school = market.School;
        await school.StateShortageAsync();
        var (vendor, introduction, contract) = (
            await market.VendorAsync(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7()
        );
        await StaffingApp.DoneAsync(market.IntroduceAsync(vendor, id: introduction));
        var alone = await StaffingApp.RuledAsync(
            market.TakeAsync(school.Office, introduction, "reviewGroup", parents: 0),
            "review-group-incomplete"
        );
        Assert.Equal("parentCommittee", alone.Compared.GetProperty("missing")[0].GetString());
        await market.LeadThroughAsync(introduction);
        await StaffingApp.DoneAsync(market.ContractAsync(vendor, null, id: contract));

        var list = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == introduction));
        Assert.Equal(
            ("vendor-list-unpublished", "school", "五¶2", (Guid?)school.Id),
            (list.Rule, list.Bound, list.Article, list.SchoolId)
        );
        Assert.Contains("要公开服务有关事项", list.Quote, StringComparison.Ordinal);
        await StaffingApp.DoneAsync(
            school.Office.PostAsync($"/staffing/v1/introductions/{introduction}/publish", null)
        );
        Assert.NotNull((await app.InDbAsync(db => db.Duties.SingleAsync(one => one.Id == list.Id))).DoneAt);

        var licence = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == contract));
        Assert.Equal(("vendor-credential-lacking", "school"), (licence.Rule, licence.Bound));
        await CredentialAsync(school.Office, vendor, "professionalQualification");
        Assert.Null((await app.InDbAsync(db => db.Duties.SingleAsync(one => one.Id == licence.Id))).DoneAt);
        await CredentialAsync(school.Office, vendor, "schoolRunningQualification");
        Assert.NotNull((await app.InDbAsync(db => db.Duties.SingleAsync(one => one.Id == licence.Id))).DoneAt);
    }

    [Fact]
    public async Task A_credential_is_for_authorities_that_have_to_do_with_the_vendor()
    {
        var market = new VendorMarket(app, await app.SchoolAsync(Zaozhuang));
        var vendor = await market.VendorAsync();
        var elsewhere = app.Education(Lipu);
        // Whoever enters a vendor that nobody works with yet enters its credentials too.
        await CredentialAsync(elsewhere, vendor, "professionalQualification");

        await market.BidAsync(await market.SelectionAsync(), vendor, "60.00");

        using var refused = await AskCredentialAsync(elsewhere, vendor, "schoolRunningQualification");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        await CredentialAsync(market.School.Authority, vendor, "schoolRunningQualification");
    }

    private Task CredentialAsync(HttpClient by, Guid vendor, string kind) =>
        StaffingApp.DoneAsync(AskCredentialAsync(by, vendor, kind));

    private Task<HttpResponseMessage> AskCredentialAsync(HttpClient by, Guid vendor, string kind) =>
        by.PutAsJsonAsync(
            $"/staffing/v1/vendors/{vendor}/credentials/{Guid.CreateVersion7()}",
            new
            {
                kind,
                number = "教民〔2026〕5号",
                issuer = "区教育和体育局",
                validUntil = app.Today,
            }
        );
}
