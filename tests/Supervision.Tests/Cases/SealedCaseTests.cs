using System.Net;
using System.Net.Http.Json;
using AfterSchool.Supervision.Cases;

namespace AfterSchool.Supervision.Tests.Cases;

public sealed class SealedCaseTests(SupervisionApp app)
{
    private static string Path(Guid id) => $"/supervision/v1/cases/{id}";

    [Fact]
    public async Task Goes_to_the_next_level_up_and_is_hidden_from_school_desk_and_county()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id, "G2");

        foreach (var curious in (HttpClient[])[school.Principal, app.Agent(), app.Supervisor(), app.Education()])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await curious.GetAsync(Path(taken.Id))).StatusCode);
            var list = await curious.GetFromJsonAsync<List<CaseIds>>($"/supervision/v1/cases?schoolId={school.Id}");
            Assert.DoesNotContain(list!, one => one.Id == taken.Id);
        }

        Assert.Equal(HttpStatusCode.OK, (await app.Education("4301").GetAsync(Path(taken.Id))).StatusCode);
    }

    [Theory]
    [InlineData("school")]
    [InlineData("county")]
    public async Task Is_never_assigned_to_those_accused(string level)
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id, "G2");
        await SupervisionApp.DoneAsync(app.Supervisor("4301"), taken.Id, "acknowledge");

        var answer = await SupervisionApp.DoAsync(app.Supervisor("4301"), taken.Id, "assign", new { level });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var line = (await SupervisionApp.PolicyAsync(answer))[0];
        Assert.Equal("sealed-case-goes-up", line.GetProperty("rule").GetString());
        await SupervisionApp.DoneAsync(app.Supervisor("4301"), taken.Id, "assign", new { level = "city" });
    }

    [Fact]
    public async Task Names_the_school_in_no_duty_and_no_notice()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id, "G2");
        var duties = await school.Principal.GetStringAsync("/supervision/v1/duties");
        Assert.DoesNotContain(taken.Id.ToString(), duties, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_kind_is_shown_to_the_school_once_found_true_without_the_callers_words()
    {
        var school = await app.SchoolAsync();
        var taken = await app.CaseAsync(school.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await school.Principal.GetAsync(Path(taken.Id))).StatusCode);

        var found = await app.SubstantiatedAsync(school.Id);
        var shown = await school.Principal.GetFromJsonAsync<CaseIds>(Path(found.Id));
        Assert.Null(shown!.Text);
        Assert.NotNull((await app.Agent().GetFromJsonAsync<CaseIds>(Path(found.Id)))!.Text);
    }

    private sealed record CaseIds(Guid Id, string? Text);
}
