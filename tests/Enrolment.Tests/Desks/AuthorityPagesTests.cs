using System.Net;
using AfterSchool.Enrolment.Tests.Family;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>What the education authority reads on its pages, and what it decides there.</summary>
public sealed class AuthorityPagesTests(EnrolmentApp app)
{
    private const string Home = "/authority/enrolment";

    [Fact]
    public async Task What_waits_is_there_until_it_is_decided_and_a_second_tap_decides_nothing_more()
    {
        var (school, plan) = await SubmittedAsync();
        var official = new FamilyReader(app, app.Education());
        var path = $"{Home}/plans/{plan}";
        Assert.Contains(path, await WaitingAsync(official), StringComparison.Ordinal);
        var page = await official.ReadAsync(path);
        Assert.Contains("值班、交接、门卫", page, StringComparison.Ordinal);
        Assert.DoesNotContain("authority-", Visible(page), StringComparison.Ordinal);

        var form = await official.FillAsync(
            path,
            ("number", "教退〔2026〕3号"),
            ("words", "安全保障请写明交接地点。"),
            ("answer", "return")
        );
        for (var tap = 0; tap < 2; tap++)
        {
            using var returned = await official.SendAsync($"{path}/decide", form);
            Assert.Equal($"{path}?done=return", returned.Headers.Location?.OriginalString);
        }
        Assert.DoesNotContain(path, await WaitingAsync(official), StringComparison.Ordinal);
        Assert.Equal(
            1,
            await app.InDbAsync(db =>
                db.Decisions.CountAsync(one => one.SubjectId == plan && one.Command == "decide-plan")
            )
        );

        // Mended and handed in again: the old page does not decide what nobody has read.
        await school
            .AsOffice.PostAsync($"plans/{plan}/sections", new { sections = new { safety = "值班、东门交接、门卫" } })
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        var old = form.Select(one => one.Key == "answer" ? KeyValuePair.Create("answer", "approve") : one);
        using var stale = await official.SendAsync($"{path}/decide", old);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var html = await stale.Content.ReadAsStringAsync();
        Assert.Contains("又提交了新的一版", html, StringComparison.Ordinal);
        Assert.Contains("安全保障请写明交接地点。</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("<ins>东门</ins>", html, StringComparison.Ordinal);

        using var approved = await official.SubmitAsync(path, ("answer", "approve"));
        Assert.Equal(HttpStatusCode.NotFound, approved.StatusCode);
        using var done = await official.SendAsync(
            $"{path}/decide",
            await official.FillAsync(path, ("number", "教批〔2026〕3号"), ("words", "同意"), ("answer", "approve"))
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("已批准，待公示", await official.ReadAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_without_number_or_words_is_told_beside_its_fields()
    {
        var (_, plan) = await SubmittedAsync();
        var official = new FamilyReader(app, app.Education());
        var form = await official.FillAsync($"{Home}/plans/{plan}", ("words", "同意"), ("answer", "approve"));
        using var wrong = await official.SendAsync($"{Home}/plans/{plan}/decide", form);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var html = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("href=\"#number\"", html, StringComparison.Ordinal);
        Assert.Contains("同意</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_stands_beside_what_it_changes_and_is_decided_like_the_plan()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var revision = Guid.CreateVersion7();
        await school
            .AsOffice.PutAsync(
                $"plans/{plan}/revisions/{revision}",
                new
                {
                    reason = "家长会后调整",
                    sections = new { service = "每天三节，周一至周五", volunteers = "家长志愿者名单" },
                    feeScheme = new[] { SchoolAtHand.Line("sport", "200.00") },
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        var official = new FamilyReader(app, app.Education());
        var path = $"{Home}/plans/{plan}/revisions/{revision}";
        using (var drafted = await official.GetAsync(path))
            Assert.Equal(HttpStatusCode.NotFound, drafted.StatusCode);
        await school
            .AsOffice.PostAsync($"plans/{plan}/revisions/{revision}/submit", new { })
            .IsAsync(HttpStatusCode.NoContent);

        Assert.Contains(path, await WaitingAsync(official), StringComparison.Ordinal);
        var html = await official.ReadAsync(path);
        Assert.Contains("每天<del>两</del>节，周一至周五", html, StringComparison.Ordinal);
        Assert.Contains("每天<ins>三</ins>节，周一至周五", html, StringComparison.Ordinal);
        Assert.Contains("家长志愿者名单", html, StringComparison.Ordinal);
        Assert.Contains("<del>18</del>", html, StringComparison.Ordinal);
        Assert.Contains("已删去", html, StringComparison.Ordinal);
        using var done = await official.SendAsync(
            $"{path}/decide",
            await official.FillAsync(path, ("number", "教批〔2026〕9号"), ("words", "同意"), ("answer", "approve"))
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("已审定，待公示", await official.ReadAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_countys_plan_is_not_there_and_another_departments_page_has_no_decision()
    {
        var (_, plan) = await SubmittedAsync();
        var foreign = new FamilyReader(app, app.Education("430104"));
        foreach (var path in (string[])[$"{Home}/plans/{plan}", $"{Home}/plans/{Guid.CreateVersion7()}"])
        {
            using var answer = await foreign.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("没有找到", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var sent = await foreign.SendAsync($"{path}/decide", []);
            Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        }
        Assert.DoesNotContain($"{plan}", await WaitingAsync(foreign), StringComparison.Ordinal);

        var price = new FamilyReader(app, app.As(Guid.CreateVersion7(), Roles.Authority, "430102", Departments.Price));
        Assert.DoesNotContain(
            "name=\"answer\"",
            await price.ReadAsync($"{Home}/plans/{plan}"),
            StringComparison.Ordinal
        );
        using var tried = await price.SendAsync(
            $"{Home}/plans/{plan}/decide",
            [
                KeyValuePair.Create("version", "1"),
                KeyValuePair.Create("number", "x"),
                KeyValuePair.Create("words", "x"),
                KeyValuePair.Create("answer", "approve"),
            ]
        );
        Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
        using var office = await new FamilyReader(app, Guid.CreateVersion7()).GetAsync(Home);
        Assert.Equal(HttpStatusCode.Forbidden, office.StatusCode);
    }

    [Fact]
    public async Task A_county_policy_is_recorded_once_and_what_was_wrong_is_kept()
    {
        var official = new FamilyReader(app, app.Education("430112"));
        var path = $"{Home}/county-policies/record";
        var form = await official.FillAsync(
            path,
            ("division", "430112"),
            ("title", "望城区实施细则"),
            ("number", "望教发〔2026〕5号"),
            ("from", "2026-08-01"),
            ("until", "2026-07-01"),
            ("words", "细化到校")
        );
        using var wrong = await official.SendAsync(path, form);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var html = await wrong.Content.ReadAsStringAsync();
        Assert.Contains("最后一天不能早于第一天", html, StringComparison.Ordinal);
        Assert.Contains("value=\"望城区实施细则\"", html, StringComparison.Ordinal);
        var mended = form.Where(one => one.Key != "until").ToArray();
        for (var tap = 0; tap < 2; tap++)
        {
            using var done = await official.SendAsync(path, mended);
            Assert.Equal($"{Home}?done=policy", done.Headers.Location?.OriginalString);
        }
        Assert.Contains(
            "《望城区实施细则》望教发〔2026〕5号",
            await official.ReadAsync(Home),
            StringComparison.Ordinal
        );
        using var foreign = await official.SendAsync(
            path,
            mended.Select(one => one.Key == "division" ? KeyValuePair.Create("division", "430102") : one)
        );
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    // The list has fifty on a page, and other tests hand in plans too.
    private static async Task<string> WaitingAsync(FamilyReader official)
    {
        var all = "";
        var next = (string?)Home;
        for (var page = 0; next is not null && page < 20; page++)
        {
            var html = await official.ReadAsync(next);
            all += html;
            next = html.IndexOf("?after=", StringComparison.Ordinal) is >= 0 and var at
                ? Home + html[at..html.IndexOf('"', at)]
                : null;
        }
        return all;
    }

    private static string Visible(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", " ");

    private async Task<(SchoolAtHand School, Guid Plan)> SubmittedAsync()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(plan, SchoolAtHand.Line("sport")).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        return (school, plan);
    }
}
