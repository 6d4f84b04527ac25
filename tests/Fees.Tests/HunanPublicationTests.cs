using System.Net;
using AfterSchool.Testing;

namespace AfterSchool.Fees.Tests;

public sealed class HunanPublicationTests(FeesApp app)
{
    [Fact]
    public async Task A_school_that_charges_publishes_standard_time_and_content()
    {
        var school = await app.SchoolAsync();
        await school.OpenChargesAsync();
        Assert.Null(await school.DutyAsync("fee-publication"));
        await school.IssuedAsync(20_000);
        var owed = (await school.DutyAsync("fee-publication"))!;
        Assert.Equal(
            ("school", "(二)-4", "将课后服务收费标准、服务时间、课程内容等"),
            (owed.Bound, owed.Article, owed.Quote)
        );
        await school
            .PublishFeesAsync("feeStandard", "serviceTime")
            .RuledAsync(
                HttpStatusCode.UnprocessableEntity,
                "pending",
                new Law("fee-publication", "(二)-4", "学校要严格执行收费公示制度")
            );
        await school.PublishFeesAsync("feeStandard", "serviceTime", "courseContent").OkAsync();
        Assert.NotNull((await school.DutyAsync("fee-publication"))!.DoneAt);

        // Published before it charges, a school owes nothing.
        var early = await app.SchoolAsync();
        await early.PublishFeesAsync("feeStandard", "serviceTime", "courseContent").OkAsync();
        await early.OpenChargesAsync();
        await early.IssuedAsync(20_000);
        Assert.Null(await early.DutyAsync("fee-publication"));
    }

    [Fact]
    public async Task A_waiver_is_not_the_schools_to_decide_and_an_unnamed_use_says_what_causes_it()
    {
        var school = await app.SchoolAsync();
        var bill = await school.WaitingAsync(20_000);
        await school
            .WaiveAsync(bill.PupilId)
            .RefusedAsync(new Law("waiver-not-the-schools", "(九)¶3", "具体由各地教育部门会同相关部门制定"));
        await school.SpendAsync("equipmentPurchase", "10.00", note: " ").IsAsync(HttpStatusCode.BadRequest);
    }
}
