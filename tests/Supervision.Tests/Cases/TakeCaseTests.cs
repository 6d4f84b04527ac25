using System.Net;
using System.Net.Http.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Supervision.Cases;

namespace AfterSchool.Supervision.Tests.Cases;

public sealed class TakeCaseTests(SupervisionApp app)
{
    private static object Told(Guid school, string category = "F4") =>
        new
        {
            schoolId = school,
            channel = "phone",
            categories = new[] { category },
            text = "交了一学期的钱，孩子骨折住院两个月一天没去，学校说不退",
            caller = new { name = "王翠花", phone = "13800000001" },
        };

    [Fact]
    public async Task Numbers_twenty_complaints_at_once_each_differently()
    {
        var school = await app.SchoolAsync("430381");
        var agent = app.Agent("430381");

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => agent.PutAsJsonAsync($"/supervision/v1/cases/{Guid.CreateVersion7()}", Told(school.Id)))
        );
        var taken = await Task.WhenAll(answers.Select(one => one.Content.ReadFromJsonAsync<CaseTaken>()));

        Assert.Equal(20, taken.Select(one => one!.Number).Distinct().Count());
        Assert.All(taken, one => Assert.Matches("^430381-2026-[0-9]{6}$", one!.Number));
    }

    [Fact]
    public async Task Answers_the_same_request_as_before_and_another_body_with_conflict()
    {
        var school = await app.SchoolAsync();
        var (agent, path) = (app.Agent(), $"/supervision/v1/cases/{Guid.CreateVersion7()}");

        var first = await (await agent.PutAsJsonAsync(path, Told(school.Id))).Content.ReadAsStringAsync();
        var again = await agent.PutAsJsonAsync(path, Told(school.Id));
        var other = await agent.PutAsJsonAsync(path, Told(school.Id, "V2"));

        Assert.Equal(first, await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task Counts_what_the_same_caller_said_of_the_school_before()
    {
        var school = await app.SchoolAsync();
        await app.CaseAsync(school.Id, caller: new CallerTold(null, "+86 138-1111-2222"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        var second = await app.CaseAsync(school.Id, "V2", caller: new CallerTold("李某", "13811112222"));

        Assert.Equal(1, second.EarlierFromSameCaller);
    }

    [Theory]
    [InlineData("X9")]
    [InlineData("")]
    public async Task Refuses_a_category_that_is_not_in_the_tree(string category)
    {
        var school = await app.SchoolAsync();
        var answer = await app.Agent()
            .PutAsJsonAsync($"/supervision/v1/cases/{Guid.CreateVersion7()}", Told(school.Id, category));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("/categories", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_out_of_reach_for_the_desk_of_another_division_and_closed_to_guardians()
    {
        var school = await app.SchoolAsync();
        var path = $"/supervision/v1/cases/{Guid.CreateVersion7()}";
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await app.Agent("430103").PutAsJsonAsync(path, Told(school.Id))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await app.As(Guid.CreateVersion7(), Roles.Guardian).PutAsJsonAsync(path, Told(school.Id))).StatusCode
        );
    }

    [Fact]
    public async Task Takes_injury_and_bullying_by_the_fast_lane()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id, "S4");
        Assert.NotNull(taken.FastLaneDueAt);
        Assert.True(taken.FastLaneDueAt <= app.Clock.GetUtcNow().AddMinutes(30));
    }

    [Fact]
    public async Task Shows_the_article_behind_each_category_and_says_where_the_document_is_silent()
    {
        var school = await app.SchoolAsync();
        var groups = await app.Agent()
            .GetFromJsonAsync<CategoryGroupShown[]>($"/supervision/v1/categories?schoolId={school.Id}");
        var all = groups!.SelectMany(group => group.Categories).ToDictionary(one => one.Code);
        Assert.Equal(24, all.Count);
        Assert.Equal("(五)", all["C1"].Articles[0].Article);
        Assert.Equal("不得利用课后服务时间组织学生刷题备考、讲授新课或集体补课", all["C1"].Articles[0].Quote);
        Assert.Null(all["C1"].Note);
        Assert.Equal("本地文件未列明", all["G2"].Note);
    }
}
