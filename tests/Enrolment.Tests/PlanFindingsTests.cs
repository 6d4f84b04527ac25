using System.Net;
using System.Text.Json;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Everything that is found, at once, each with its article and the place to mend; and nothing is done.</summary>
public sealed class PlanFindingsTests(EnrolmentApp app)
{
    private const string Changzhi = "140402";

    [Fact]
    public async Task Shows_every_finding_of_a_bare_draft_with_article_quote_and_place()
    {
        var school = await app.SchoolAsync(told => told with { IsRural = true });
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);

        var shown = await school.AsOffice.ReadAsync($"plans/{plan}/findings");

        Assert.False(shown.GetProperty("mayBeSubmitted").GetBoolean());
        Assert.False(shown.GetProperty("mayBePublished").GetBoolean());
        Has(shown, "submit", "refused", "plan-section-missing", "/feeScheme", "制定学校课后服务及收费方案");
        Has(shown, "submit", "refused", "prior-consultation", "/consultation", "学校开展课后服务要充分征求家长意见");
        Has(shown, "submit", "refused", "opening-sequence", "/stepsDone", "事先充分征求家长意见");
        Has(shown, "submit", "needsReason", "rural-parents-wish", "/parentsWish", "农村学校原则上须事先由家长提出申请");
        Has(shown, "submit", "duty", "county-policy-missing", "/countyPolicy", "做到“一县一策”“一校一案”");
        Has(shown, "publish", "refused", "plan-not-approved", "/status", "报主管教育行政部门批准");
        Assert.All(
            shown.GetProperty("findings").EnumerateArray(),
            one =>
            {
                Assert.False(string.IsNullOrEmpty(one.GetProperty("article").GetString()));
                Assert.DoesNotContain("{", one.GetProperty("words").GetString(), StringComparison.Ordinal);
            }
        );
        // A look changes nothing: no decision, no duty, no version.
        Assert.Empty(await school.DutiesAsync(plan));
        Assert.Equal("draft", (await school.AsOffice.ReadAsync($"plans/{plan}")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Points_to_each_section_that_is_missing_where_the_page_names_nine()
    {
        var school = await app.SchoolInAsync(Changzhi);
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan, new { time = "周一至周五" }).IsAsync(HttpStatusCode.NoContent);

        var shown = await school.AsOffice.ReadAsync($"plans/{plan}/findings");

        Assert.True(shown.GetProperty("mayBeSubmitted").GetBoolean());
        var missing = shown
            .GetProperty("findings")
            .EnumerateArray()
            .Where(one => one.GetProperty("rule").GetString() == "plan-section-missing")
            .Select(one => one.GetProperty("pointer").GetString())
            .Distinct()
            .ToArray();
        // Nine named, time written: eight are missing.
        Assert.Equal(8, missing.Length);
        Assert.Contains("/sections/staffIncentive", missing);
        Assert.DoesNotContain("/sections/time", missing);
    }

    [Fact]
    public async Task Answers_a_submission_with_all_that_stands_against_it_and_where_to_mend_it()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan, new { safety = "值班" }).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);

        var answer = await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsRefusedAsync();

        var pointers = answer
            .Problem.GetProperty("policy")
            .EnumerateArray()
            .Select(one => one.GetProperty("pointer").GetString())
            .Distinct();
        Assert.Equal(["/feeScheme", "/sections/service", "/stepsDone"], pointers.Order());
    }

    [Fact]
    public async Task Is_shown_to_the_school_and_its_authority_alone()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.NotFound, await other.AsOffice.StatusAsync($"plans/{plan}/findings"));
        Assert.Equal(HttpStatusCode.NotFound, await app.Education("430181").StatusAsync($"plans/{plan}/findings"));
        Assert.Equal(HttpStatusCode.OK, await app.Education().StatusAsync($"plans/{plan}/findings"));
    }

    private static void Has(
        JsonElement shown,
        string step,
        string verdict,
        string rule,
        string pointer,
        string quote
    ) =>
        Assert.Contains(
            shown.GetProperty("findings").EnumerateArray(),
            one =>
                one.GetProperty("step").GetString() == step
                && one.GetProperty("verdict").GetString() == verdict
                && one.GetProperty("rule").GetString() == rule
                && one.GetProperty("pointer").GetString() == pointer
                && one.GetProperty("quote").GetString()!.Contains(quote, StringComparison.Ordinal)
        );
}
