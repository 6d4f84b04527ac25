using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Fees.Bills;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class LipuAndChangzhiTests(FeesApp app)
{
    private static readonly string Lipu = Place.Lipu.Edition;
    private static readonly string Changzhi = Place.Changzhi.Edition;

    [Fact]
    public async Task In_Lipu_charging_stays_pending_until_a_standard_is_entered_and_names_the_regions_policy()
    {
        // The one county of this page: nobody else here enters a standard for it.
        var school = await app.SchoolAsync(Place.Lipu);
        var bill = await school.WaitingAsync(20_000);
        await school
            .IssueByHandAsync(bill.Id)
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "pending",
                new Law("charge-guards", "三(五)", "应根据自治区相关政策执行", Lipu)
            );
        await school.StandardByAsync(body: null, "300.00");
        await app.BillAsync(bill.PlaceId, BillState.Issued);
        var unnamed = (await school.DutyAsync("fee-by-policy"))!;
        Assert.Equal(("school", "三(五)", Lipu), (unnamed.Bound, unnamed.Article, unnamed.Edition));
        var untold = (await school.DutyAsync("fee-publication"))!;
        Assert.Equal(("school", "费用等事项，方便学生家长选择"), (untold.Bound, untold.Quote));

        var other = await app.SchoolAsync(Place.Lipu);
        await other.StandardByAsync(body: null, "300.00", policyBasis: "自治区中小学课后服务收费政策");
        await other.IssuedAsync(20_000);
        Assert.Null(await other.DutyAsync("fee-by-policy"));
        // Told to the parents, the task is done.
        await other.PublishFeesAsync("feeStandard").OkAsync();
        Assert.NotNull((await other.DutyAsync("fee-publication"))!.DoneAt);
    }

    [Fact]
    public async Task In_Lipu_unnamed_uses_are_noted_diversions_a_finding_and_public_welfare_is_a_named_source()
    {
        var school = await app.SchoolAsync(Place.Lipu);
        await school.ReceiveAsync("publicWelfareOrganisation", "500.00").OkAsync();
        await school
            .ReceiveAsync("sponsorship", "500.00")
            .RuledAsync(
                HttpStatusCode.Accepted,
                "held",
                new Law("source-unnamed", "三(五)", "采取财政补贴、收取服务性收费或代收费等方式", Lipu)
            );
        await school.SpendAsync("consumables", "10.00").OkAsync();
        Assert.Contains("use-unnamed", await school.FindingsAsync("post-expenditure"), StringComparison.Ordinal);
        await school.SpendAsync("unrelated", "10.00").OkAsync();
        Assert.Contains("use-not-earmarked", await school.FindingsAsync("post-expenditure"), StringComparison.Ordinal);
        await school.SpendAsync("transferOut", "10.00").OkAsync();
        var diverted = (await school.DutyAsync("funds-diverted"))!;
        Assert.Equal(("educationAuthority", "规范重大事项决策、资金使用等监管"), (diverted.Bound, diverted.Quote));
        var coach = (await school.WorkedAsync("direct", "professional", 1))[0];
        var list = await school.DraftAsync((coach, "direct", "200.00"));
        await school.ApproveAsync(list).OkAsync();
        var lines = await school.AsOffice.GetFromJsonAsync<JsonElement>($"/fees/v1/pay-lists/{list}");
        Assert.Equal("labourFee", lines[0].GetProperty("payKind").GetString());
    }

    [Fact]
    public async Task In_Changzhi_pay_without_a_rule_on_it_is_a_task_of_the_school_until_one_is_drawn_up()
    {
        var school = await app.SchoolAsync(Place.Changzhi);
        var teacher = (await school.WorkedAsync("direct", "own", 1))[0];
        await school.ApproveAsync(await school.DraftAsync((teacher, "direct", "300.00"))).OkAsync();
        var owed = (await school.DutyAsync("payout-rule"))!;
        Assert.Equal(
            ("school", "四(一)¶1", "工作要求、保障措施、教职工激励办法等内容", Changzhi),
            (owed.Bound, owed.Article, owed.Quote, owed.Edition)
        );
        await school.DrawUpRuleAsync();
        Assert.NotNull((await school.DutyAsync("payout-rule"))!.DoneAt);
    }

    [Fact]
    public async Task In_Changzhi_a_term_without_a_standard_runs_to_its_close_and_a_standard_issued_opens_charging()
    {
        var school = await app.SchoolAsync(Place.Changzhi, SchoolSetting.TermIsOver);
        await school.ReceiveAsync("subsidy", "1000.00").OkAsync();
        await school.ReceiveAsync("other", "10.00").IsAsync(HttpStatusCode.Accepted);
        await school.SpendAsync("consumables", "400.00").OkAsync();
        await school.WaitingAsync(10_000);
        await school.CloseTermAsync().OkAsync();

        var charging = await app.SchoolAsync(Place.Changzhi);
        await charging.StandardByAsync(body: null, "90.00");
        Assert.Equal(9_000, (await charging.IssuedAsync(10_000)).Amount.Fen);
        // Nobody is asked for writing: no text says so.
        var bill = await charging.IssuedAsync(9_000);
        await charging.PaidAsync(bill.Id, "90.00");
        await charging
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/refunds/{Guid.CreateVersion7()}",
                new { billId = bill.Id, reasonKind = "plain" }
            )
            .OkAsync();
    }
}
