using System.Net;
using System.Text.Json;
using AfterSchool.Safety.Storage;
using AfterSchool.Testing;

[assembly: AssemblyFixture(typeof(AfterSchool.Safety.Tests.SafetyApp))]

namespace AfterSchool.Safety.Tests;

/// <summary>Safety, speaking the domain.</summary>
public sealed class SafetyApp() : ServiceUnderTest<Program, SafetyDb>("safety")
{
    /// <summary>A school, in Changsha unless said, with an offering, a session today, a duty teacher signed out, and children with guardians.</summary>
    public Task<Campus> CampusAsync(
        int children = 3,
        int sessions = 1,
        string division = "430102",
        int startedMinutesAgo = 10
    ) =>
        Campus.OpenAsync(
            new Campus(this)
            {
                Division = division,
                StartedMinutesAgo = startedMinutesAgo,
                Sessions = [.. Enumerable.Range(0, sessions).Select(_ => Guid.CreateVersion7())],
                Children = [.. Enumerable.Range(1, children).Select(Child.Of)],
            }
        );
}

/// <summary>What an answer says.</summary>
internal static class Answers
{
    public static async Task IsAsync(this Task<HttpResponseMessage> asking, HttpStatusCode expected)
    {
        var answer = await asking;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"expected {expected}, was {answer.StatusCode}: {body}");
    }

    public static async Task<JsonElement> JsonAsync(
        this Task<HttpResponseMessage> asking,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        var answer = await asking;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"expected {expected}, was {answer.StatusCode}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The answer is this ruling: verdict, rule code, article and quote.</summary>
    public static async Task<JsonElement> RulesAsync(
        this Task<HttpResponseMessage> asking,
        string verdict,
        string rule,
        string article,
        string quote
    )
    {
        var problem = await asking.JsonAsync(HttpStatusCode.UnprocessableEntity);
        var line = problem
            .GetProperty("policy")
            .EnumerateArray()
            .First(one => one.GetProperty("rule").GetString() == rule);
        Assert.Equal(verdict, line.GetProperty("verdict").GetString());
        Assert.Equal(article, line.GetProperty("article").GetString());
        Assert.Equal(quote, line.GetProperty("quote").GetString());
        Assert.DoesNotContain("{", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        return line;
    }
}
