using System.Net;
using System.Security.Cryptography;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Tests;

/// <summary>The page of a published plan, for everybody who does not sign in.</summary>
public sealed class PublicPlanPageTests(EnrolmentApp app)
{
    [Fact]
    public async Task Shows_the_version_in_force_with_number_hash_and_the_seats_held_back()
    {
        var school = await app.SchoolAsync();
        var plan = await DeclaredAsync(school, 3);
        await school.OnMenuAsync(plan);
        var number = await NumberAsync(school, plan);
        var hash = await app.InDbAsync(db =>
            db.PlanVersions.Where(one => one.PlanId == plan).Select(one => one.Sha256).SingleAsync()
        );

        var page = await PageAsync(number);

        Assert.Contains("实验小学", page, StringComparison.Ordinal);
        Assert.Contains(number, page, StringComparison.Ordinal);
        Assert.Contains(hash, page, StringComparison.Ordinal);
        Assert.Contains("教职工子女随班", page, StringComparison.Ordinal);
        // 30 seats, 3 of them held back: 27 are open to requests.
        Assert.Contains("<td class=\"number\">30</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">27</td>", page, StringComparison.Ordinal);
        Assert.Contains("教职工子女 3", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"zh-CN\"", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", await PageAsync(number, language: "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_very_bytes_that_were_hashed()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var number = await NumberAsync(school, plan);

        var bytes = await app.CreateClient().GetByteArrayAsync($"/public/enrolment/plans/{number}/canonical");

        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            await PageAsync(number),
            StringComparison.Ordinal
        );
        // One character altered is another paper.
        bytes[^2] ^= 1;
        Assert.DoesNotContain(
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            await PageAsync(number),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Says_script_in_names_as_text()
    {
        const string script = "<script>alert(1)</script>";
        var school = await app.SchoolAsync(told => told with { Name = script });
        var plan = Guid.CreateVersion7();
        await school
            .DraftAsync(plan, new Dictionary<string, string> { ["service"] = script, [script] = "\"><img src=x>" })
            .IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school
            .SchemeAsync(
                plan,
                new
                {
                    activity = "sport",
                    title = script,
                    amount = "1.00",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await school.DecideAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);

        var page = await PageAsync(await NumberAsync(school, plan));

        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_no_plan_before_it_is_published_and_no_version_that_was_not()
    {
        var school = await app.SchoolAsync();
        var draft = Guid.CreateVersion7();
        await school.DraftAsync(draft).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(draft).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(draft).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{draft}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await NotFoundAsync(await NumberAsync(school, draft));
        await NotFoundAsync("FA-430102-2026-999999");

        var other = await app.SchoolAsync();
        var plan = await other.PlanInForceAsync();
        var number = await NumberAsync(other, plan);
        var revision = Guid.CreateVersion7();
        var change = new { reason = "校门改造", sections = new { safety = "内部草稿" } };
        await other.AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", change).IsAsync(HttpStatusCode.NoContent);
        await other
            .AsOffice.PostAsync($"plans/{plan}/revisions/{revision}/submit", new { })
            .IsAsync(HttpStatusCode.NoContent);
        await NotFoundAsync($"{number}?version=2");
        await NotFoundAsync($"{number}/canonical?version=2");
        Assert.DoesNotContain("内部草稿", await PageAsync(number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_each_version_that_was_published_readable()
    {
        var school = await app.SchoolInAsync("370402");
        var plan = await school.OpenedAsync();
        var number = await NumberAsync(school, plan);
        var revision = Guid.CreateVersion7();
        var change = new { reason = "校门改造", sections = new { safety = "两人值守" } };
        await school.AsOffice.PutAsync($"plans/{plan}/revisions/{revision}", change).IsAsync(HttpStatusCode.NoContent);
        var publication = new { places = new[] { "website" }, on = "2026-09-01" };
        await school
            .AsOffice.PostAsync($"plans/{plan}/revisions/{revision}/publish", publication)
            .IsAsync(HttpStatusCode.NoContent);

        Assert.Contains("两人值守", await PageAsync(number), StringComparison.Ordinal);
        Assert.Contains("值班、交接、门卫", await PageAsync($"{number}?version=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_as_many_questions_for_nine_items_as_for_two()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var number = await NumberAsync(school, plan);
        async Task<int> QuestionsAsync() =>
            (
                await app.CreateClient()
                    .CommandsAtAsync(HttpMethod.Get, $"/public/enrolment/plans/{number}", null, HttpStatusCode.OK)
            ).Count;
        for (var at = 0; at < 2; at++)
            await school.OnMenuAsync(plan);
        var two = await QuestionsAsync();
        for (var at = 0; at < 7; at++)
            await school.OnMenuAsync(plan);
        Assert.Equal(two, await QuestionsAsync());
    }

    internal static async Task<Guid> DeclaredAsync(SchoolAtHand school, int seats)
    {
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(plan, SchoolAtHand.Line("sport")).IsAsync(HttpStatusCode.NoContent);
        var held = new[]
        {
            new
            {
                activity = "sport",
                group = "staffChildren",
                seats,
                why = "教职工子女随班",
            },
        };
        await school
            .AsOffice.PostAsync($"plans/{plan}/internal-seats", new { seats = held })
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await school.DecideAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.PublishPlanAsync(plan).IsAsync(HttpStatusCode.NoContent);
        return plan;
    }

    private static async Task<string> NumberAsync(SchoolAtHand school, Guid plan) =>
        (await school.AsOffice.ReadAsync($"plans/{plan}")).GetProperty("number").GetString()!;

    private async Task<string> PageAsync(string number, string language = "zh")
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var page = await client.GetStringAsync($"/public/enrolment/plans/{number}");
        return page;
    }

    private async Task NotFoundAsync(string rest) =>
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.CreateClient().GetAsync($"/public/enrolment/plans/{rest}")).StatusCode
        );
}
