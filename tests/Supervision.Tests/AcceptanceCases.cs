using System.Net;

namespace AfterSchool.Supervision.Tests;

/// <summary>Acceptance cases of the catalogue, by number.</summary>
public sealed class AcceptanceCases(SupervisionApp app)
{
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
