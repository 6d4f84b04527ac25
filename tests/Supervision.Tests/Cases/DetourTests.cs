using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Supervision.Cases;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Tests.Cases;

public sealed class DetourTests(SupervisionApp app)
{
    private static readonly object NotOurs = new
    {
        reason = "notOurs",
        article = "(十一)",
        words = "收费由财政部门核查，不属本校职责。",
    };

    [Fact]
    public async Task Returned_more_than_twice_only_the_authority_says_whose_it_is_and_that_stands()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id);
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "acknowledge");
        for (var time = 1; time <= 3; time++)
        {
            await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "assign", new { level = "school" });
            await StepAsync(school.Principal, taken.Id, "returns", NotOurs);
        }

        var fourth = await SupervisionApp.DoAsync(app.Supervisor(), taken.Id, "assign", new { level = "school" });
        Assert.Equal("arbiter-assigns", await RuleAsync(fourth));
        await SupervisionApp.DoneAsync(app.Education(), taken.Id, "assign", new { level = "school" });
        var again = await PutAsync(school.Principal, taken.Id, "returns", Guid.CreateVersion7(), NotOurs);
        Assert.Equal("arbiter-has-decided", await RuleAsync(again));

        Assert.Equal(3, (await CaseAsync(taken.Id)).Returns);
        var steps = await app.Agent().GetFromJsonAsync<Step[]>($"/supervision/v1/cases/{taken.Id}/steps");
        Assert.Equal(["returned", "returned", "returned"], steps!.Select(one => one.Kind));
        Assert.All(steps!, one => Assert.Equal(("notOurs", "(十一)"), (one.Reason, one.Article)));
    }

    [Fact]
    public async Task A_second_click_on_return_is_the_first_and_another_school_sees_nothing()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var taken = await app.CaseAsync(school.Id);
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "acknowledge");
        await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "assign", new { level = "school" });
        var step = Guid.CreateVersion7();

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await PutAsync(other.Principal, taken.Id, "returns", Guid.CreateVersion7(), NotOurs)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await PutAsync(app.Education(), taken.Id, "returns", Guid.CreateVersion7(), NotOurs)).StatusCode
        );
        for (var click = 1; click <= 2; click++)
            Assert.Equal(
                HttpStatusCode.NoContent,
                (await PutAsync(school.Principal, taken.Id, "returns", step, NotOurs)).StatusCode
            );
        Assert.Equal(1, (await CaseAsync(taken.Id)).Returns);
    }

    [Fact]
    public async Task An_extension_before_expiry_moves_the_last_days_and_the_duties_once()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id);
        var body = new { days = 5, words = "需调取学期账目。" };
        await StepAsync(app.Supervisor(), taken.Id, "extensions", body);

        var shown = await CaseAsync(taken.Id);
        Assert.True(shown.VerifyDueOn > taken.VerifyDueOn && shown.ReplyDueOn > taken.ReplyDueOn);
        var due = await app.InDbAsync(db =>
            db.Duties.AsNoTracking()
                .Where(duty => duty.SubjectId == taken.Id)
                .ToDictionaryAsync(duty => duty.Rule, duty => duty.DueOn)
        );
        Assert.Equal(shown.VerifyDueOn, due["verify-complaint"]);
        Assert.Equal(shown.ReplyDueOn, due["answer-complaint"]);
        var second = await PutAsync(app.Supervisor(), taken.Id, "extensions", Guid.CreateVersion7(), body);
        Assert.Equal("extended-once", await RuleAsync(second));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await PutAsync(app.Agent(), taken.Id, "extensions", Guid.CreateVersion7(), body)).StatusCode
        );
    }

    [Fact]
    public async Task Urged_the_school_is_told_and_only_a_supervisor_watches_over_it()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id);
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "acknowledge");
        await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "assign", new { level = "school" });

        await StepAsync(app.Agent(), taken.Id, "urgings", new { words = "请尽快办理。" });
        await app.Told.FirstAsync<NoticeDue>(one =>
            one.SubjectId == taken.Id && one.Template == "case-urged" && one.ToAccountId == school.PrincipalId
        );
        var watched = new { words = "列入督办。", isSupervised = true };
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await PutAsync(app.Agent(), taken.Id, "urgings", Guid.CreateVersion7(), watched)).StatusCode
        );
        var list = $"/supervision/v1/cases/?isSupervised=true&schoolId={school.Id}";
        Assert.Empty((await app.Agent().GetFromJsonAsync<Shown[]>(list))!);
        await StepAsync(app.Supervisor(), taken.Id, "urgings", watched);
        Assert.Equal(taken.Id, Assert.Single((await app.Agent().GetFromJsonAsync<Shown[]>(list))!).Id);
    }

    [Fact]
    public async Task Dissatisfied_it_is_reopened_once_and_put_right_anew_before_it_closes()
    {
        var school = await app.SchoolAsync();
        var taken = await app.SubstantiatedAsync(school.Id);
        var done = new { what = "已停止。", evidence = "照片三张" };
        await SupervisionApp.DoneAsync(school.Principal, taken.Id, "rectifications", done);
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "reply", new { words = "已整改。" });
        await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "close");
        var dissatisfied = new { words = "还在讲新课。", isSatisfied = false };

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await StepAsync(app.Agent(), taken.Id, "call-backs", new { words = "无人接听。" });
        Assert.Null((await CaseAsync(taken.Id)).ReopenedAt);
        await StepAsync(app.Agent(), taken.Id, "call-backs", dissatisfied);
        Assert.Equal("substantiated", (await CaseAsync(taken.Id)).Status);
        var close = await SupervisionApp.DoAsync(app.Supervisor(), taken.Id, "close");
        Assert.Equal("case-not-rectified", await RuleAsync(close));
        var owed = await app.InDbAsync(db =>
            db.Duties.AnyAsync(duty =>
                duty.SubjectId == taken.Id && duty.Rule == "answer-complaint" && duty.DoneAt == null
            )
        );
        Assert.True(owed);

        await SupervisionApp.DoneAsync(school.Principal, taken.Id, "rectifications", done);
        await SupervisionApp.DoneAsync(app.Agent(), taken.Id, "reply", new { words = "已再次整改。" });
        await SupervisionApp.DoneAsync(app.Supervisor(), taken.Id, "close");
        await StepAsync(app.Agent(), taken.Id, "call-backs", dissatisfied);
        Assert.Equal("closed", (await CaseAsync(taken.Id)).Status);
        var steps = await app.Agent().GetFromJsonAsync<Step[]>($"/supervision/v1/cases/{taken.Id}/steps");
        Assert.Contains(steps!, one => one is { Kind: "earlierReply", Words: "已整改。" });
    }

    [Fact]
    public async Task Of_two_on_one_case_the_second_is_told_and_the_first_ones_words_stay()
    {
        var school = await app.SchoolAsync();
        var taken = await app.SubstantiatedAsync(school.Id);
        var seen = (await CaseAsync(taken.Id)).Version;
        var (first, second) = (app.Education(), app.Education());
        foreach (var one in new[] { first, second })
            one.DefaultRequestHeaders.IfMatch.Add(new EntityTagHeaderValue($"\"{seen}\""));

        await SupervisionApp.DoneAsync(first, taken.Id, "rectification-order", new { words = "立即停止。" });
        var late = await SupervisionApp.DoAsync(second, taken.Id, "referral", new { words = "移送纪检监察组。" });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var shown = await CaseAsync(taken.Id);
        Assert.Equal("立即停止。", shown.RectificationOrder);
        Assert.Null(shown.ReferredAt);
        second.DefaultRequestHeaders.IfMatch.Clear();
        second.DefaultRequestHeaders.IfMatch.Add(new EntityTagHeaderValue($"\"{shown.Version}\""));
        await SupervisionApp.DoneAsync(second, taken.Id, "referral", new { words = "移送纪检监察组。" });
    }

    private async Task<Shown> CaseAsync(Guid id) =>
        (await app.Education().GetFromJsonAsync<Shown>($"/supervision/v1/cases/{id}"))!;

    private static Task<HttpResponseMessage> PutAsync(HttpClient by, Guid id, string kind, Guid step, object body) =>
        by.PutAsJsonAsync($"/supervision/v1/cases/{id}/{kind}/{step}", body);

    private static async Task StepAsync(HttpClient by, Guid id, string kind, object body)
    {
        var answer = await PutAsync(by, id, kind, Guid.CreateVersion7(), body);
        Assert.True(
            answer.StatusCode == HttpStatusCode.NoContent,
            $"{kind}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}"
        );
    }

    private static async Task<string?> RuleAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await SupervisionApp.PolicyAsync(answer))[0].GetProperty("rule").GetString();
    }

    private sealed record Shown(
        Guid Id,
        string Status,
        int Returns,
        DateOnly? VerifyDueOn,
        DateOnly? ReplyDueOn,
        DateTimeOffset? ReopenedAt,
        DateTimeOffset? ReferredAt,
        string? RectificationOrder,
        uint Version
    );

    private sealed record Step(string Kind, string Words, string? Reason, string? Article);
}
