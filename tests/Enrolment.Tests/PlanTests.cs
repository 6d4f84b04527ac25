using System.Net;
using AfterSchool.Contracts.Enrolment;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Enrolment.Tests;

public sealed class PlanTests(EnrolmentApp app)
{
    [Fact]
    public async Task Comes_into_force_by_the_strict_sequence()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();

        var told = await app.Told.FirstAsync<PlanInForce>(one => one.PlanId == plan);
        Assert.True(told.IsApproved);
        Assert.Equal("hunan/2024-03-18", told.Edition);
        Assert.Equal(new DateOnly(2026, 9, 1), told.PublishedOn);
        var shown = await school.AsOffice.ReadAsync($"plans/{plan}");
        Assert.Equal("inForce", shown.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Refuses_each_step_that_comes_too_early_and_names_what_is_missing()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);

        var early = await school.SchemeAsync(plan).IsRefusedAsync();
        early.Has("refused", "opening-sequence", "(七)", "事先充分征求家长意见");
        Assert.Equal(
            ["consulted"],
            early.Compared("opening-sequence").GetProperty("missing").EnumerateArray().Select(one => one.GetString())
        );

        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var published = await school.PublishPlanAsync(plan).IsRefusedAsync();
        published.Has("refused", "plan-not-approved", "(七)", "报主管教育行政部门批准");
        Assert.Equal(
            ["schemed", "approved"],
            published
                .Compared("opening-sequence")
                .GetProperty("missing")
                .EnumerateArray()
                .Select(one => one.GetString())
        );
    }

    [Fact]
    public async Task Is_one_plan_when_put_twice_and_a_conflict_with_another_body()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.DraftAsync(plan, new { service = "another" }).IsAsync(HttpStatusCode.Conflict);
        Assert.Equal(1, (await school.AsOffice.ReadAsync($"plans?schoolId={school.Id}")).GetArrayLength());
    }

    [Fact]
    public async Task Is_decided_once_when_two_officials_decide_at_the_same_moment()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);

        var answers = await Task.WhenAll(
            school.DecideAsync(plan, approved: true),
            school.DecideAsync(plan, approved: false, words: "补充安全方案")
        );

        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Conflict],
            answers.Select(answer => answer.StatusCode).Order()
        );
    }

    [Fact]
    public async Task Is_decided_by_the_competent_education_authority_alone()
    {
        var school = await app.SchoolAsync();
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        var decision = new
        {
            approved = true,
            number = "1",
            words = "同意",
        };

        await app.Education("430181").PostAsync($"plans/{plan}/decide", decision).IsAsync(HttpStatusCode.NotFound);
        await app.As(Guid.CreateVersion7(), Roles.Authority, "430102", Departments.Price)
            .PostAsync($"plans/{plan}/decide", decision)
            .IsAsync(HttpStatusCode.NotFound);
        await school.AsOffice.PostAsync($"plans/{plan}/decide", decision).IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Is_not_seen_as_a_draft_from_another_school()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);

        Assert.Equal(HttpStatusCode.NotFound, await other.AsOffice.StatusAsync($"plans/{plan}"));
        await other.ConsultAsync(plan).IsAsync(HttpStatusCode.NotFound);
    }
}
