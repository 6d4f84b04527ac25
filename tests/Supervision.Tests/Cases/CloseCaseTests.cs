using System.Net;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Contracts.Supervision;

namespace AfterSchool.Supervision.Tests.Cases;

public sealed class CloseCaseTests(SupervisionApp app)
{
    [Fact]
    public async Task Stays_pending_with_everything_that_is_owed_named()
    {
        var school = await app.SchoolAsync();
        var taken = await app.SubstantiatedAsync(school.Id, seriousNegativeEffect: true);

        var answer = await SupervisionApp.DoAsync(app.Education(), taken.Id, "close");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var lines = await SupervisionApp.PolicyAsync(answer);
        Assert.Equal(
            ["case-not-rectified", "case-not-referred", "case-not-answered"],
            lines.Select(line => line.GetProperty("rule").GetString()).Distinct()
        );
        Assert.All(lines, line => Assert.Equal("pending", line.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task Of_a_serious_negative_effect_waits_for_the_referral()
    {
        var school = await app.SchoolAsync();
        var taken = await app.SubstantiatedAsync(school.Id, seriousNegativeEffect: true);
        await SupervisionApp.DoneAsync(
            app.Education(),
            taken.Id,
            "rectification-order",
            new { words = "立即停止并整改。" }
        );
        await SupervisionApp.DoneAsync(
            school.Principal,
            taken.Id,
            "rectifications",
            new { what = "已停止。", evidence = "照片三张" }
        );
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "reply", new { words = "已整改。" });

        var pending = await SupervisionApp.DoAsync(app.Education(), taken.Id, "close");
        var line = (await SupervisionApp.PolicyAsync(pending))[0];
        Assert.Equal("case-not-referred", line.GetProperty("rule").GetString());
        Assert.Equal("(十一)", line.GetProperty("article").GetString());
        Assert.Equal("由各级教育纪检监察机构依法依规追究", line.GetProperty("quote").GetString());

        await SupervisionApp.DoneAsync(app.Education(), taken.Id, "referral", new { words = "移送区纪检监察组。" });
        await SupervisionApp.DoneAsync(app.Education(), taken.Id, "close");
    }

    [Fact]
    public async Task Of_a_complaint_nobody_verified_stays_pending()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id);
        var answer = await SupervisionApp.DoAsync(app.Supervisor(), taken.Id, "close");
        var rules = (await SupervisionApp.PolicyAsync(answer)).Select(line => line.GetProperty("rule").GetString());
        Assert.Contains("case-not-verified", rules);
    }

    [Fact]
    public async Task Found_untrue_and_answered_closes_without_rectification_and_tells_nobody()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id);
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "acknowledge");
        await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "assign", new { level = "school" });
        await app.Told.FirstAsync<NoticeDue>(one => one.SubjectId == taken.Id && one.ToAccountId == school.PrincipalId);
        await SupervisionApp.DoneAsync(
            app.Supervisor(),
            taken.Id,
            "verify",
            new { finding = "unsubstantiated", words = "查无此事。" }
        );
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "reply", new { words = "经核查不属实。" });
        await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "close");
        await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "close");
        Assert.DoesNotContain(app.Told.Of<CaseSubstantiated>(), one => one.CaseId == taken.Id);
    }

    [Fact]
    public async Task Out_of_turn_is_a_conflict_and_a_repetition_is_not()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id);
        var verdict = new { finding = "substantiated", words = "属实。" };
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await SupervisionApp.DoAsync(app.Education(), taken.Id, "verify", verdict)).StatusCode
        );
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "acknowledge");
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "acknowledge");
        await SupervisionApp.DoneAsync(app.Education(), taken.Id, "assign", new { level = "county" });
        await SupervisionApp.DoneAsync(app.Education(), taken.Id, "verify", verdict);
        await SupervisionApp.DoneAsync(app.Education(), taken.Id, "verify", verdict);
        await app.Told.FirstAsync<CaseSubstantiated>(one => one.CaseId == taken.Id && one.Category == "C1");
        Assert.Equal(
            HttpStatusCode.Conflict,
            (
                await SupervisionApp.DoAsync(
                    app.Education(),
                    taken.Id,
                    "verify",
                    new { finding = "unsubstantiated", words = "不属实。" }
                )
            ).StatusCode
        );
    }
}
