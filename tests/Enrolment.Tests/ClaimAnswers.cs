using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AfterSchool.Enrolment.Tests;

/// <summary>Reading the answers of claims.</summary>
internal static class ClaimAnswers
{
    public static async Task<JsonElement> GivenAsync(this Task<HttpResponseMessage> asked)
    {
        var answer = await asked.IsAsync(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("seats");
    }

    public static async Task TakenAsync(this Task<HttpResponseMessage> asked, string code)
    {
        var answer = await asked.IsAsync(HttpStatusCode.Conflict);
        Assert.Equal(code, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }
}
