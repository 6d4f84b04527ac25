using System.Net;
using System.Text.Json;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd;

/// <summary>A wrong turn: what is asked, and what the law must answer.</summary>
/// <param name="law">The law of the place.</param>
public sealed class WrongTurn(Law law)
{
    /// <summary>The law says no, or not yet: status, rule, verdict, edition and where it stands.</summary>
    public async Task<JsonElement> IsAnsweredAsync(
        Func<Task<HttpResponseMessage>> ask,
        string rule,
        string verdict,
        string quote
    )
    {
        JsonElement problem = default;
        await Eventually.True(
            async () =>
            {
                using var answer = await ask();
                var body = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode == HttpStatusCode.NotFound)
                    throw new InvalidOperationException(body);
                var expected = verdict == "held" ? HttpStatusCode.Accepted : HttpStatusCode.UnprocessableEntity;
                Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} instead of {rule}: {body}");
                problem = JsonSerializer.Deserialize<JsonElement>(body);
                return true;
            },
            $"{rule} is answered"
        );
        var lines = problem.GetProperty("policy").EnumerateArray().Where(one => one.Text("rule") == rule).ToArray();
        Assert.True(lines.Length > 0, $"no {rule} in {problem}");
        Assert.Equal(verdict, lines[0].Text("verdict"));
        Assert.Equal(law.Edition, lines[0].Text("edition"));
        Assert.Contains(lines, one => one.Text("quote").Contains(quote, StringComparison.Ordinal));
        Assert.False(string.IsNullOrWhiteSpace(problem.Text("detail")));
        return problem;
    }
}
