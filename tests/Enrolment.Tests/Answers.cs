using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace AfterSchool.Enrolment.Tests;

/// <summary>How tests ask the service and read its answers.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    extension(HttpClient client)
    {
        public Task<HttpResponseMessage> PutAsync(string path, object body) =>
            client.PutAsJsonAsync($"/enrolment/v1/{path}", body, Web);

        public Task<HttpResponseMessage> PostAsync(string path, object body) =>
            client.PostAsJsonAsync($"/enrolment/v1/{path}", body, Web);

        public async Task<JsonElement> ReadAsync(string path) =>
            await client.GetFromJsonAsync<JsonElement>($"/enrolment/v1/{path}");

        public async Task<HttpStatusCode> StatusAsync(string path) =>
            (await client.GetAsync($"/enrolment/v1/{path}")).StatusCode;
    }

    /// <summary>Asserts the status; the body is told when it is another.</summary>
    public static async Task<HttpResponseMessage> IsAsync(this Task<HttpResponseMessage> asked, HttpStatusCode expected)
    {
        var answer = await asked;
        Assert.True(
            answer.StatusCode == expected,
            $"expected {expected}, got {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}"
        );
        return answer;
    }

    /// <summary>Asserts the answer of the rules, and gives its lines.</summary>
    public static async Task<PolicyLines> IsRuledAsync(this Task<HttpResponseMessage> asked, HttpStatusCode expected)
    {
        var answer = await asked.IsAsync(expected);
        return new PolicyLines(await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public static Task<PolicyLines> IsRefusedAsync(this Task<HttpResponseMessage> asked) =>
        asked.IsRuledAsync(HttpStatusCode.UnprocessableEntity);
}

/// <summary>A problem with its <c>policy[]</c>.</summary>
internal sealed record PolicyLines(JsonElement Problem)
{
    private IEnumerable<JsonElement> Lines => Problem.GetProperty("policy").EnumerateArray();

    public bool IsOverridable => Problem.GetProperty("overridable").GetBoolean();

    /// <summary>Asserts a line of this verdict and rule, standing at this sentence.</summary>
    public JsonElement Has(string verdict, string rule, string article, string quote)
    {
        var line = Lines.FirstOrDefault(one =>
            one.GetProperty("rule").GetString() == rule
            && one.GetProperty("verdict").GetString() == verdict
            && one.GetProperty("article").GetString() == article
            && one.GetProperty("quote").GetString()!.Contains(quote, StringComparison.Ordinal)
        );
        Assert.True(line.ValueKind == JsonValueKind.Object, $"no {verdict} {rule} at {article} {quote} in {Problem}");
        return line;
    }

    /// <summary>What a rule compared.</summary>
    public JsonElement Compared(string rule) =>
        Lines.First(one => one.GetProperty("rule").GetString() == rule).GetProperty("compared");
}
