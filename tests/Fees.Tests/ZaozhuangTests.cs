using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Fees.Bills;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class ZaozhuangTests(FeesApp app)
{
    private static readonly string Edition = Place.Zaozhuang.Edition;

    [Fact]
    public async Task The_citys_standard_reaches_the_schools_it_runs_and_a_district_enters_its_own()
    {
        var cityRun = await app.SchoolAsync(Place.Zaozhuang, new SchoolSetting(IsCityRun: true));
        var id = Guid.CreateVersion7();
        await cityRun.ProposeAsync(id, "300.00").OkAsync();
        await cityRun
            .Price.PostAsJsonAsync($"/fees/v1/standards/{id}/approval", TestSchool.Consent())
            .RefusedAsync(new Law("fee-standard-not-agreed", "六¶3", "由市发展和改革委员会会同市教育局制定", Edition));
        await cityRun.Education.PostAsync($"/fees/v1/standards/{id}/agree", null).OkAsync();
        await cityRun
            .Price.PostAsJsonAsync($"/fees/v1/standards/{id}/approval", TestSchool.Consent("district"))
            .RefusedAsync(new Law("fee-standard-approval", "六¶3", "报市政府审定后执行，具体标准另行下发", Edition));
        await cityRun.PublishAsync(id, "cityGovernment");
        Assert.Equal(30_000, (await cityRun.IssuedAsync(40_000)).Amount.Fen);

        var district = await app.SchoolAsync(Place.Zaozhuang);
        var bill = await district.WaitingAsync(40_000);
        var answer = await district.IssueByHandAsync(bill.Id);
        Assert.Contains("districtStandardEntered", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await district
            .IssueByHandAsync(bill.Id)
            .RefusedAsync(new Law("charge-guards", "六¶3", "各区（市）可参照执行", Edition));
        await district.StandardByAsync("district", "250.00");
        Assert.Equal(25_000, (await app.BillAsync(bill.PlaceId, BillState.Issued)).Amount.Fen);
    }

    [Fact]
    public async Task A_city_run_school_is_not_billed_before_the_city_government_decided()
    {
        // Its term ended before any standard of the city began.
        var school = await app.SchoolAsync(
            Place.Zaozhuang,
            new SchoolSetting(IsCityRun: true, FirstDay: new(2026, 2, 20), LastDay: new(2026, 7, 10))
        );
        var bill = await school.WaitingAsync(40_000);
        await school
            .IssueByHandAsync(bill.Id)
            .RefusedAsync(new Law("charge-guards", "六¶3", "报市政府审定后执行，具体标准另行下发", Edition));
    }

    [Theory]
    [InlineData("managementFee", "management-fee", "不得截留或提取管理费")]
    [InlineData("transferOut", "funds-diverted", "不得随意侵占、挪用")]
    [InlineData("unrelated", "unrelated-use", "不得列支其他无关课后服务费用")]
    [InlineData("generalOperating", "use-not-earmarked", "课后服务收费坚持收支两条线原则，专款专用")]
    public async Task Money_of_the_service_is_not_spent_on_what_is_not_the_service(
        string use,
        string rule,
        string quote
    )
    {
        var school = await app.SchoolAsync(Place.Zaozhuang);
        var id = Guid.CreateVersion7();
        await school.SpendAsync(use, "10.00", id).RefusedAsync(new Law(rule, "六¶4", quote, Edition));
        // The authority sees the attempt to take money out, of its own schools only.
        var seen = await app.Of("education", school.Division).GetFromJsonAsync<JsonElement>("/fees/v1/diversions");
        Assert.Equal(
            use == "transferOut",
            seen.EnumerateArray().Any(one => one.GetProperty("expenditureId").GetGuid() == id)
        );
        var elsewhere = await app.Of("education", "1404").GetFromJsonAsync<JsonElement>("/fees/v1/diversions");
        Assert.DoesNotContain(elsewhere.EnumerateArray(), one => one.GetProperty("expenditureId").GetGuid() == id);
    }

    [Fact]
    public async Task Sponsorship_is_a_named_source_with_its_own_account_and_others_wait()
    {
        var school = await app.SchoolAsync(Place.Zaozhuang);
        await school.ReceiveAsync("sponsorship", "500.00").OkAsync();
        await school.ReceiveAsync("subsidy", "300.00").OkAsync();
        Assert.Equal(-50_000, await school.BalanceAsync(Ledgers.AccountKind.Sponsorship));
        Assert.Equal(-30_000, await school.BalanceAsync(Ledgers.AccountKind.Subsidies));
        var welfare = Guid.CreateVersion7();
        await school
            .ReceiveAsync("publicWelfareOrganisation", "500.00", welfare)
            .RuledAsync(
                HttpStatusCode.Accepted,
                "held",
                new Law("source-unnamed", "六¶1", "采取财政补贴、服务性收费、社会赞助等方式", Edition)
            );
        var held = await app.InDbAsync(db => db.HeldMatters.SingleAsync(one => one.SchoolId == school.Id));
        await school
            .Education.PostAsJsonAsync($"/fees/v1/held/{held.Id}/decide", new { granted = true, words = "同意" })
            .OkAsync();
        await school.ReceiveAsync("publicWelfareOrganisation", "500.00", welfare).OkAsync();
    }

    [Fact]
    public async Task Volunteers_get_an_allowance_that_is_no_staff_pay_and_another_type_of_charge_is_noted()
    {
        var school = await app.SchoolAsync(Place.Zaozhuang);
        var volunteer = (await school.WorkedAsync("direct", "volunteer", 1))[0];
        var list = await school.DraftAsync((volunteer, "direct", "50.00"));
        await school.ApproveAsync(list).OkAsync();
        var lines = await school.AsOffice.GetFromJsonAsync<JsonElement>($"/fees/v1/pay-lists/{list}");
        Assert.Equal("volunteerAllowance", lines[0].GetProperty("payKind").GetString());

        await school.ChargeAsync("100.00", type: "collectionOnBehalf").OkAsync();
        Assert.Contains(
            "charge-type-unnamed",
            await school.FindingsAsync("save-charge-package"),
            StringComparison.Ordinal
        );
        await school
            .ApproveAsync(await school.DraftAsync((Guid.CreateVersion7(), "direct", "50.00")))
            .RefusedAsync(new Law("allowance-without-workload", "六¶4", "专款专用", Edition));
    }

    [Fact]
    public async Task A_term_closes_once_takings_are_remitted_and_keeps_its_surplus_on_the_books()
    {
        var school = await app.SchoolAsync(Place.Zaozhuang, SchoolSetting.TermIsOver);
        await school.StandardByAsync("district", "300.00");
        var bill = await school.IssuedAsync(30_000);
        await school.PaidAsync(bill.Id, "300.00");
        await school
            .CloseTermAsync()
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "pending",
                new Law("takings-unremitted", "六¶4", "课后服务收费坚持收支两条线原则", Edition)
            );
        await school.RemitAsync("300.00").OkAsync();
        await school.ReturnAsync().IsAsync(HttpStatusCode.Conflict);
        await school.CloseTermAsync().OkAsync();
        Assert.Contains("surplus-carried", await school.FindingsAsync("close-term"), StringComparison.Ordinal);
        Assert.Equal(30_000, await school.BalanceAsync(Ledgers.AccountKind.Funds));
    }
}
