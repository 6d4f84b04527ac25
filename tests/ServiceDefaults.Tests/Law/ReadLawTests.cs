using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Tests.Probe;

namespace AfterSchool.ServiceDefaults.Tests.Law;

public sealed class ReadLawTests(OneProbe probe) : IClassFixture<OneProbe>
{
    private readonly HttpClient _anybody = probe.Service.Anonymous();

    [Fact]
    public async Task Lists_places_with_their_editions_those_of_files_too()
    {
        var law = await _anybody.GetFromJsonAsync<JsonElement>("/probe/v1/law");

        Assert.Equal(
            ["probe/2020-09-01", "probe/2024-03-18", "probe/2027-09-01", "newtown/2025-01-01"],
            law.GetProperty("places")
                .EnumerateArray()
                .SelectMany(place => place.GetProperty("editions").EnumerateArray())
                .Select(edition => edition.GetProperty("edition").GetString())
        );
    }

    // The first day belongs to the new edition, the day before to the old one.
    [Theory]
    [InlineData("2024-03-17", "probe/2020-09-01", 3)]
    [InlineData("2024-03-18", "probe/2024-03-18", 2)]
    [InlineData("2027-08-31", "probe/2024-03-18", 2)]
    [InlineData("2027-09-01", "probe/2027-09-01", 1)]
    public async Task A_day_has_the_edition_that_is_in_force_on_it(string day, string edition, int lessons)
    {
        var law = await _anybody.GetFromJsonAsync<JsonElement>($"/probe/v1/law/probe?on={day}");

        Assert.Equal(edition, law.GetProperty("edition").GetProperty("edition").GetString());
        Assert.Equal(lessons, Value(law, "mostLessons").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task A_value_stands_with_words_force_bound_article_quote_and_default()
    {
        var law = await _anybody.GetFromJsonAsync<JsonElement>("/probe/v1/law/probe?on=2026-09-01");

        Assert.Equal("试行办法", law.GetProperty("edition").GetProperty("document").GetProperty("title").GetString());
        var share = Value(law, "leastShare");
        Assert.Equal("活动最低占比", Zh(share, "words"));
        Assert.Equal("50%", Zh(share, "reads"));
        Assert.Equal("principle", share.GetProperty("force").GetString());
        Assert.Equal("须说明理由", Zh(share, "comesTo"));
        Assert.True(share.GetProperty("isDefault").GetBoolean());
        Assert.Equal("education", share.GetProperty("openTo")[0].GetProperty("code").GetString());
        var told = Value(law, "told");
        Assert.Equal("学校", Zh(told.GetProperty("bound"), "words"));
        Assert.Equal("(五)", told.GetProperty("passages")[0].GetProperty("article").GetString());
        Assert.Equal("体育、美育", Zh(Value(law, "subjects"), "reads"));
        Assert.Equal(
            "可以结合实际",
            Value(law, "subjects").GetProperty("passages")[1].GetProperty("quote").GetString()
        );
        Assert.Equal("2 节", Zh(Value(law, "mostLessons"), "reads"));
        Assert.Equal("不得强制", Zh(Value(law, "parts.v1"), "words"));
        Assert.Equal(
            ["endsAt", "free.value"],
            law.GetProperty("leftOpen").EnumerateArray().Select(open => open.GetProperty("key").GetString())
        );
        Assert.Contains(
            law.GetProperty("silent").EnumerateArray(),
            key => key.GetProperty("key").GetString() == "parts.v2"
        );
    }

    [Fact]
    public async Task Says_why_the_first_day_was_chosen_and_when_validity_has_ended()
    {
        var old = await _anybody.GetFromJsonAsync<JsonElement>("/probe/v1/law/probe?edition=2020-09-01");
        var last = await _anybody.GetFromJsonAsync<JsonElement>(
            "/probe/v1/law/probe?edition=probe/2024-03-18&on=2029-03-17"
        );
        var after = await _anybody.GetFromJsonAsync<JsonElement>(
            "/probe/v1/law/probe?edition=probe/2024-03-18&on=2029-03-18"
        );

        Assert.Equal("文件未署日期，取学期首日。", old.GetProperty("edition").GetProperty("fromChosen").GetString());
        Assert.False(last.GetProperty("isExpired").GetBoolean());
        Assert.True(after.GetProperty("isExpired").GetBoolean());
        Assert.Equal("2029-03-17", after.GetProperty("edition").GetProperty("until").GetString());
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so()
    {
        var first = await _anybody.GetAsync("/probe/v1/law/probe?edition=2024-03-18&on=2026-09-01");
        using var again = new HttpRequestMessage(
            HttpMethod.Get,
            "/probe/v1/law/probe?edition=2024-03-18&on=2026-09-01"
        );
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal("public, max-age=3600", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await _anybody.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("/probe/v1/law/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/probe/v1/law/probe?on=2020-08-31", HttpStatusCode.NotFound)]
    [InlineData("/probe/v1/law/probe?edition=2020-09-02", HttpStatusCode.NotFound)]
    [InlineData("/probe/v1/law/probe?division=4401", HttpStatusCode.BadRequest)]
    [InlineData("/probe/v1/law/probe?division=43x", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_said(string path, HttpStatusCode status) =>
        await _anybody.GetAsync(path).ProblemAsync(status);

    [Fact]
    public async Task A_local_setting_shows_for_its_division_with_its_document_and_for_no_other()
    {
        await Settings.EnterAsync(
            probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4305", Departments.Education),
            "4305",
            0.6
        );

        var here = await _anybody.GetFromJsonAsync<JsonElement>("/probe/v1/law/probe?on=2026-09-01&division=430501");
        var before = await _anybody.GetFromJsonAsync<JsonElement>("/probe/v1/law/probe?on=2026-08-31&division=430501");
        var elsewhere = await _anybody.GetFromJsonAsync<JsonElement>("/probe/v1/law/probe?on=2026-09-01&division=4306");

        var share = Value(here, "leastShare");
        Assert.Equal("60%", Zh(share, "reads"));
        Assert.False(share.GetProperty("isDefault").GetBoolean());
        Assert.Equal("长沙市通知", share.GetProperty("setting").GetProperty("document").GetString());
        Assert.Equal("50%", Zh(share.GetProperty("setting"), "instead"));
        Assert.Equal("50%", Zh(Value(before, "leastShare"), "reads"));
        Assert.Equal("50%", Zh(Value(elsewhere, "leastShare"), "reads"));
    }

    private static JsonElement Value(JsonElement law, string key) =>
        law.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("key").GetString() == key);

    private static string? Zh(JsonElement element, string property) =>
        element.GetProperty(property).GetProperty("zh").GetString();
}
