using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Fees;
using AfterSchool.Fees.Ledgers;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Tests;

public sealed class TermCloseTests(FeesApp app)
{
    [Fact]
    public async Task The_surplus_is_shared_to_the_fen_and_told_to_each_family()
    {
        // 100.00 over three who paid 250.00 each: 33.34, 33.33, 33.33; the earlier bill gets the fen.
        var school = await app.SchoolAsync(Place.Hunan, SchoolSetting.TermIsOver);
        var bills = await school.HavePaidAsync(3, 25_000);
        await school.SpendAsync("consumables", "650.00").OkAsync();
        await school.ReturnAsync().OkAsync();
        await school.ReturnAsync().OkAsync();
        var back = await app.InDbAsync(db =>
            db.Bills.AsNoTracking().Where(one => one.TermId == school.Term).OrderBy(one => one.Id).ToListAsync()
        );
        Assert.Equal([3_334, 3_333, 3_333], back.Select(one => one.GivenBack.Fen));
        foreach (var bill in bills)
            Assert.Equal(
                "surplus-returned",
                (await app.Told.FirstAsync<NoticeDue>(told => told.SubjectId == bill.Id)).Template
            );
        Assert.Equal(0, await school.BalanceAsync(AccountKind.Funds));
    }

    [Fact]
    public async Task Subsidy_bears_the_costs_first_so_that_no_familys_surplus_is_swallowed()
    {
        // Fees 500, subsidy 300, spent 350: subsidy bears 300, fees 50; 450 go back, nothing of the subsidy does.
        var school = await app.SchoolAsync(Place.Hunan, SchoolSetting.TermIsOver);
        await school.HavePaidAsync(2, 25_000);
        await school.ReceiveAsync("subsidy", "300.00").OkAsync();
        await school.SpendAsync("consumables", "350.00").OkAsync();
        await school.DeliverAsync().OkAsync();
        await school.ReturnAsync().OkAsync();
        Assert.Equal(45_000, await school.BalanceAsync(AccountKind.SurplusReturned));
        await school.CloseTermAsync().OkAsync();
    }

    [Fact]
    public async Task It_stays_open_while_a_refund_or_an_allowance_is_owed_and_is_final_then()
    {
        var school = await app.SchoolAsync(Place.Hunan, SchoolSetting.TermIsOver);
        var bill = (await school.HavePaidAsync(1, 25_000))[0];
        await school.DeliverAsync().OkAsync();
        var teacher = (await school.WorkedAsync("direct", "own", 1))[0];
        var list = await school.DraftAsync((teacher, "direct", "100.00"));
        await school.ApproveAsync(list).OkAsync();
        var refund = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsJsonAsync(
                $"/fees/v1/refunds/{refund}",
                new
                {
                    billId = bill.Id,
                    reasonKind = "plain",
                    writtenApplication = "退出",
                }
            )
            .OkAsync();
        await PendingAsync("refunds-unpaid", "对于缴费后因特殊原因（非故意）未参加");
        await PendingAsync("allowances-unpaid", "在确保参与课后服务的人员补助足额保障后");
        await school
            .ReturnAsync()
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "pending",
                new Law("refunds-unpaid", "(九)¶1", "应予以退费")
            );

        await school
            .AsPrincipal.PostAsJsonAsync($"/fees/v1/refunds/{refund}/decline", new { reason = "已全程参加" })
            .OkAsync();
        await school.PayOutAsync(list).OkAsync();
        await school.ReturnAsync().OkAsync();
        await school.AsOffice.PostAsync($"/fees/v1/terms/{school.Term}/close", null).IsAsync(HttpStatusCode.Forbidden);
        await school.CloseTermAsync().OkAsync();
        await school.CloseTermAsync().OkAsync();
        await app.Told.FirstAsync<TermClosed>(told => told.TermId == school.Term);
        Assert.Single(app.Told.Of<TermClosed>(), told => told.TermId == school.Term);
        await school.SpendAsync("consumables", "1.00").IsAsync(HttpStatusCode.Conflict);
        await school.ReceiveAsync("subsidy", "1.00").IsAsync(HttpStatusCode.Conflict);

        Task PendingAsync(string rule, string quote) =>
            school
                .CloseTermAsync()
                .RuledAsync(
                    HttpStatusCode.UnprocessableEntity,
                    "pending",
                    new Law(rule, rule == "refunds-unpaid" ? "(九)¶1" : "(九)¶2", quote)
                );
    }

    [Fact]
    public async Task A_running_term_neither_closes_nor_returns_anything()
    {
        var school = await app.SchoolAsync();
        await school.HavePaidAsync(1, 25_000);
        await school.CloseTermAsync().IsAsync(HttpStatusCode.Conflict);
        await school.ReturnAsync().IsAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_rural_school_without_subsidy_is_the_local_governments_to_mend_and_families_read_what_is_published()
    {
        var school = await app.SchoolAsync(Place.Hunan, SchoolSetting.TermIsOver with { IsRural = true });
        await school.DeliverAsync().OkAsync();
        await school.CloseTermAsync().OkAsync();
        var owed = (await school.DutyAsync("rural-subsidy"))!;
        Assert.Equal(("localGovernment", "加大对乡镇（农村）义务教育学校课后服务财政补助"), (owed.Bound, owed.Quote));
        var path = $"/fees/v1/terms/{school.Term}/statement";
        var family = app.As(Guid.CreateVersion7(), Roles.Guardian);
        await family.GetAsync(path).IsAsync(HttpStatusCode.NotFound);
        await app.Of(Departments.Price, school.Division)
            .PostAsJsonAsync($"{path}/publish", new { place = "网站" })
            .IsAsync(HttpStatusCode.NotFound);
        await app.Of(Departments.Education, school.Division)
            .PostAsJsonAsync($"{path}/publish", new { place = "网站" })
            .OkAsync();
        await family.GetAsync(path).IsAsync(HttpStatusCode.OK);
    }
}
