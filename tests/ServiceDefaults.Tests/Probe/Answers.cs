using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>Reads answers the way a caller does.</summary>
internal static class Answers
{
    public static async Task<JsonElement> ProblemAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        using var answer = await asked;
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.StartsWith(
            "urn:afterschool:problem:",
            problem.GetProperty("type").GetString(),
            StringComparison.Ordinal
        );
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("traceId").GetString()));
        return problem;
    }

    public static async Task StatusAsync(this Task<HttpResponseMessage> asked, HttpStatusCode status)
    {
        using var answer = await asked;
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public static Task<HttpResponseMessage> PutLessonsAsync(this HttpClient client, Guid id, object lessons) =>
        client.PutAsJsonAsync($"/probe/v1/lessons/{id}", lessons);
}
