using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Tests;

/// <summary>Acceptance cases of the catalogue, by number.</summary>
public sealed class AcceptanceCases(SupervisionApp app)
{
    [Theory]
    [InlineData("430201", "phone", "0731-12345678")]
    [InlineData("430202", "mailbox", "课后服务监督信箱")]
    public async Task AC_111_one_phone_or_one_mailbox_of_the_authority_suffices(
        string division,
        string kind,
        string publicValue
    )
    {
        var school = await app.SchoolAsync(division);
        await app.ChannelAsync(division, kind, publicValue);

        await app.PlanJudgedAsync(school.Id);

        Assert.Empty(await app.ChannelDutiesAsync(division));
    }

    [Fact]
    public async Task AC_111_no_channel_is_a_duty_of_the_authority_and_none_of_the_school()
    {
        var school = await app.SchoolAsync("430203");
        await app.PlanJudgedAsync(school.Id);

        var duty = Assert.Single(await app.ChannelDutiesAsync("430203"));
        Assert.Equal("educationAuthority", duty.Bound);
        Assert.Equal("(十一)", duty.Article);
        Assert.Equal("要设立课后服务监督举报电话或信箱", duty.Quote);
        Assert.Equal("hunan/2024-03-18", duty.Edition);
        Assert.Null(duty.SchoolId);
        var ofSchool = await school.Principal.GetFromJsonAsync<DutyShown[]>("/supervision/v1/duties");
        Assert.Empty(ofSchool!);

        await app.ChannelAsync("4302", "mailbox", "市教育局监督信箱");
        Assert.NotNull(Assert.Single(await app.ChannelDutiesAsync("430203")).DoneAt);
    }

    [Fact]
    public async Task AC_112_closing_a_substantiated_complaint_without_rectification_stays_pending()
    {
        var school = await app.SchoolAsync();
        var taken = await app.SubstantiatedAsync(school.Id);
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "reply", new { words = "已核实，责令学校整改。" });

        var answer = await SupervisionApp.DoAsync(app.Education(), taken.Id, "close");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var line = (await SupervisionApp.PolicyAsync(answer))[0];
        Assert.Equal("case-not-rectified", line.GetProperty("rule").GetString());
        Assert.Equal("pending", line.GetProperty("verdict").GetString());
        Assert.Equal("(十一)", line.GetProperty("article").GetString());
        Assert.Equal("坚决纠正违规行为", line.GetProperty("quote").GetString());
        Assert.Equal("hunan/2024-03-18", line.GetProperty("edition").GetString());

        await SupervisionApp.DoneAsync(
            school.Principal,
            taken.Id,
            "rectifications",
            new { what = "停止讲授新课，改为答疑。", evidence = "校务会纪要2026-09-05" }
        );
        await SupervisionApp.DoneAsync(app.Education(), taken.Id, "close");
    }
}
