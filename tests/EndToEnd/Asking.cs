using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd;

/// <summary>Asking, and what the answer must be.</summary>
internal static class Asking
{
    /// <summary>
    /// Asks until it is done. Facts travel between services by message, so what was decided a moment ago elsewhere may still be
    /// unknown here: 404 and 409 are asked again, as any caller would, and anything else is an error at once.
    /// </summary>
    public static async Task<JsonElement> DoneAsync(this Func<Task<HttpResponseMessage>> ask)
    {
        var body = "";
        await Eventually.True(
            async () =>
            {
                using var answer = await ask();
                body = await answer.Content.ReadAsStringAsync();
                var waits = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict;
                Assert.True(
                    waits
                        || answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent or HttpStatusCode.Created,
                    $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery}: {(int)answer.StatusCode} {body}"
                );
                return waits ? throw new InvalidOperationException($"{(int)answer.StatusCode} {body}") : true;
            },
            "the command is done"
        );
        return body.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(body);
    }

    public static Task<JsonElement> DoesPutAsync(this Person person, string path, object body) =>
        DoneAsync(() => person.PutAsync(path, body));

    public static Task<JsonElement> DoesPostAsync(this Person person, string path, object? body = null) =>
        DoneAsync(() => person.PostAsync(path, body));

    /// <summary>The law says no, or not yet: status, rule, verdict and where it stands.</summary>
    public static async Task<JsonElement> RuledOutAsync(
        this Func<Task<HttpResponseMessage>> ask,
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
        var line = problem
            .GetProperty("policy")
            .EnumerateArray()
            .FirstOrDefault(one => one.GetProperty("rule").GetString() == rule);
        Assert.True(line.ValueKind == JsonValueKind.Object, $"no {rule} in {problem}");
        Assert.Equal(verdict, line.GetProperty("verdict").GetString());
        Assert.Equal("hunan/2024-03-18", line.GetProperty("edition").GetString());
        Assert.Contains(
            problem.GetProperty("policy").EnumerateArray(),
            one =>
                one.GetProperty("rule").GetString() == rule
                && one.GetProperty("quote").GetString()!.Contains(quote, StringComparison.Ordinal)
        );
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        return problem;
    }

    /// <summary>The first row of a list that fits, waited for.</summary>
    public static async Task<JsonElement> FindsAsync(
        this Person person,
        string path,
        Func<JsonElement, bool> fits,
        string what
    )
    {
        JsonElement found = default;
        await Eventually.True(
            async () =>
            {
                found = (await person.GetAsync(path)).EnumerateArray().FirstOrDefault(fits);
                return found.ValueKind == JsonValueKind.Object;
            },
            what
        );
        return found;
    }

    public static string Text(this JsonElement row, string name) => row.GetProperty(name).GetString()!;

    public static Guid Id(this JsonElement row, string name = "id") => row.GetProperty(name).GetGuid();
}
