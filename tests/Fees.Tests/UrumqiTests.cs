using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Fees.Bills;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class UrumqiTests(FeesApp app)
{
    private static readonly Law Cap = new(
        "term-cap",
        "四(五)¶1",
        "按不超过200元/生/学期的标准收费",
        Place.Urumqi.Edition
    );

    [Fact]
    public async Task The_standard_is_the_price_authoritys_and_is_published_on_its_platform_with_everything_on_it()
    {
        var school = await app.SchoolAsync(Place.Urumqi);
        var setter = new Law(
            "fee-standard-setter",
            "五(三)",
            "由当地发改委价格主管部门核准标准列项",
            Place.Urumqi.Edition
        );
        var id = Guid.CreateVersion7();
        var standard = new
        {
            division = school.City,
            unit = "term",
            amount = "200.00",
            effectiveOn = "2026-09-01",
        };
        await school.Education.PutAsJsonAsync($"/fees/v1/standards/{id}", standard).RefusedAsync(setter);
        await school.Price.PutAsJsonAsync($"/fees/v1/standards/{id}", standard).OkAsync();
        await school
            .Price.PostAsJsonAsync($"/fees/v1/standards/{id}/publish", new { })
            .RefusedAsync(
                new Law(
                    "fee-standard-approval",
                    "四(五)¶2",
                    "未经市价格主管部门审核公示的中小学校",
                    Place.Urumqi.Edition
                )
            );
        await school.PublishAsync(id, "cityPriceAuthority");
        var off = await DutyOfAsync("standard-off-platform");
        Assert.Equal(("priceAuthority", "《新疆收费管理信息网》", null), (off!.Bound, off.Quote, off.DoneAt));

        var fields = new Law(
            "fee-publication",
            "四(五)¶2",
            "收费标准、收费项目、政策依据、监督举报电话",
            Place.Urumqi.Edition
        );
        await school
            .ShowOnPlatformAsync(id, fields: ["feeStandard", "feeItem", "policyBasis"])
            .RuledAsync(HttpStatusCode.UnprocessableEntity, "pending", fields);
        Assert.Equal("priceAuthority", (await DutyOfAsync("fee-publication"))!.Bound);
        await school
            .ShowOnPlatformAsync(id, platform: "某网站")
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "pending",
                new Law("standard-off-platform", "四(五)¶2", "办理收费统计和收费公示手续", Place.Urumqi.Edition)
            );
        await school.ShowOnPlatformAsync(id).OkAsync();
        Assert.NotNull((await DutyOfAsync("standard-off-platform"))!.DoneAt);
        Assert.NotNull((await DutyOfAsync("fee-publication"))!.DoneAt);

        Task<ServiceDefaults.Policy.Duty?> DutyOfAsync(string rule) =>
            app.InDbAsync(db =>
                db.Duties.AsNoTracking().FirstOrDefaultAsync(one => one.SubjectId == id && one.Rule == rule)
            );
    }

    [Fact]
    public async Task A_standard_or_a_charge_of_200_01_is_refused_and_200_00_is_not()
    {
        var school = await app.SchoolAsync(Place.Urumqi);
        await school.ProposeAsync(Guid.CreateVersion7(), "200.01").RefusedAsync(Cap);
        await school.ProposeAsync(Guid.CreateVersion7(), "200.01", minutes: 60).RefusedAsync(Cap);
        await school.ProposeAsync(Guid.CreateVersion7(), "200.00", minutes: 60).OkAsync();
        await school.ProposeAsync(Guid.CreateVersion7(), "380.00", minutes: 61).OkAsync();
        await school.ChargeAsync("200.01").RefusedAsync(Cap);
        await school.ChargeAsync("200.00", minutes: 60).OkAsync();
    }

    [Fact]
    public async Task A_pupils_services_of_an_hour_come_to_200_a_term_and_a_longer_one_waits_for_its_own_standard()
    {
        var school = await app.SchoolAsync(Place.Urumqi);
        await school.ShowOnPlatformAsync(await school.StandardByAsync("cityPriceAuthority", "200.00")).OkAsync();
        var (pupil, hour, two) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Timetable(hour, sessions: 20, minutes: 60));
        await app.TellAsync(school.Timetable(two, sessions: 20, minutes: 120));
        // 150 are charged already, 50 are left.
        var first = await school.IssuedAsync(15_000, pupil, hour);
        var second = await school.IssuedAsync(15_000, pupil, hour);
        Assert.Equal((15_000, 5_000), (first.Amount.Fen, second.Amount.Fen));

        var longer = await school.WaitingAsync(38_000, two);
        await Eventually.True(
            () => app.InDbAsync(db => db.Timetables.AnyAsync(one => one.OfferingId == two)),
            "the timetable is kept"
        );
        await school
            .IssueByHandAsync(longer.Id)
            .RefusedAsync(new Law("charge-guards", "四(五)¶2", "不得收取课后服务费", Place.Urumqi.Edition));
        var own = await school.StandardByAsync("cityPriceAuthority", "380.00", minutes: 120);
        await school.ShowOnPlatformAsync(own).OkAsync();
        Assert.Equal(38_000, (await app.BillAsync(longer.PlaceId, BillState.Issued)).Amount.Fen);
    }

    [Fact]
    public async Task The_school_may_waive_before_the_bill_and_money_taken_opens_what_the_others_owe()
    {
        var school = await app.SchoolAsync(Place.Urumqi);
        await school.ShowOnPlatformAsync(await school.StandardByAsync("cityPriceAuthority", "200.00")).OkAsync();
        var (pupil, offering) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(school.Timetable(offering, sessions: 20, minutes: 60));
        await app.TellAsync(school.Pupil(pupil, "economicDifficulty"));
        await Eventually.True(
            () => app.InDbAsync(db => db.Pupils.AnyAsync(one => one.Id == pupil)),
            "the pupil is kept"
        );
        await school.WaiveAsync(pupil).OkAsync();
        var bill = await school.IssuedAsync(20_000, pupil, offering, "economicDifficulty");
        Assert.Equal((10_000, 10_000), (bill.Amount.Fen, bill.Waived.Fen));
        await school.WaiveAsync(pupil).IsAsync(HttpStatusCode.Conflict);

        Assert.Null(await school.DutyAsync("fees-into-budget"));
        await school.PaidAsync(bill.Id, "100.00");
        var budget = (await school.DutyAsync("fees-into-budget"))!;
        Assert.Equal(("school", "收取的课后服务费，纳入预算管理"), (budget.Bound, budget.Quote));
        var collection = (await school.DutyAsync("treasury-collection"))!;
        Assert.Equal(("financeAuthority", "及时做好收费收缴退费工作"), (collection.Bound, collection.Quote));
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/refunds/{Guid.CreateVersion7()}",
                new { billId = bill.Id, reasonKind = "plain" }
            )
            .OkAsync();
        Assert.Equal("financeAuthority", (await school.DutyAsync("treasury-refund"))!.Bound);
    }

    [Fact]
    public async Task Nobody_is_paid_before_the_authority_consents_to_the_rule_on_pay_and_outsiders_are_paid_by_agreement()
    {
        var school = await app.SchoolAsync(Place.Urumqi);
        var law = new Law("payout-rule-unapproved", "四(四)", "报属地教育行政部门审核同意后实施", Place.Urumqi.Edition);
        var teacher = (await school.WorkedAsync("direct", "own", 1))[0];
        var coach = (await school.WorkedAsync("direct", "professional", 1))[0];
        var list = await school.DraftAsync((teacher, "direct", "300.00"), (coach, "direct", "200.00"));
        await school.ApproveAsync(list).RefusedAsync(law);
        var rule = await school.DrawUpRuleAsync();
        await school.ApproveAsync(list).RefusedAsync(law);
        await app.Of("finance", school.Division)
            .PostAsync($"/fees/v1/payout-rules/{rule}/approve", null)
            .IsAsync(HttpStatusCode.NotFound);
        await app.Of("education", school.Division).PostAsync($"/fees/v1/payout-rules/{rule}/approve", null).OkAsync();
        await school.ApproveAsync(list).OkAsync();
        var lines = await school.AsOffice.GetFromJsonAsync<JsonElement>($"/fees/v1/pay-lists/{list}");
        Assert.Equal(
            ["staffPay", "agreement"],
            lines.EnumerateArray().Select(line => line.GetProperty("payKind").GetString()!)
        );
    }

    [Fact]
    public async Task Textbooks_are_the_schools_to_provide_and_foreign_uses_become_a_task_of_finance()
    {
        var school = await app.SchoolAsync(Place.Urumqi);
        await school.ChargeAsync("20.00", kind: "textbook").OkAsync();
        Assert.Equal("由学校统一配置教学（教辅）材料", (await school.DutyAsync("materials-by-school"))!.Quote);
        await school.ReceiveAsync("subsidy", "100.00").OkAsync();
        await school.SpendAsync("generalOperating", "10.00").OkAsync();
        Assert.Equal("financeAuthority", (await school.DutyAsync("use-not-earmarked"))!.Bound);
        await school
            .SpendAsync("consumables", "10.00")
            .RuledAsync(
                HttpStatusCode.Accepted,
                "held",
                new Law("use-unnamed", "五(三)", "设备购置与维护等正常开支", Place.Urumqi.Edition)
            );
        await school
            .ReceiveAsync("sponsorship", "100.00")
            .RuledAsync(
                HttpStatusCode.Accepted,
                "held",
                new Law("source-unnamed", "二(四)", "以家长合理分担运行成本为主", Place.Urumqi.Edition)
            );
    }
}
