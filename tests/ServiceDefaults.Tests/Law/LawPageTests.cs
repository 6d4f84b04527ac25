using System.Net;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Tests.Probe;

namespace AfterSchool.ServiceDefaults.Tests.Law;

/// <summary>The pages as they are rendered: what they say, in which language, and what they answer to a wrong address.</summary>
public sealed class LawPageTests(OneProbe probe) : IClassFixture<OneProbe>
{
    private readonly HttpClient _anybody = probe.Service.Anonymous();

    [Fact]
    public async Task A_place_on_a_day_is_shown_value_by_value()
    {
        var page = await ReadAsync("/public/probe/law/probe?on=2026-09-01");

        Assert.Contains("<h1>试点省：试验的现行规定</h1>", page, StringComparison.Ordinal);
        Assert.Contains("《试行办法》", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"reads\">50%</p>", page, StringComparison.Ordinal);
        Assert.Contains("须说明理由", page, StringComparison.Ordinal);
        Assert.Contains("本地默认，非文件规定", page, StringComparison.Ordinal);
        Assert.Contains("「原则上达到50%以上」", page, StringComparison.Ordinal);
        Assert.Contains("由谁落实：学校", page, StringComparison.Ordinal);
        Assert.Contains("可由教育部门以文件另行规定", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/probe/v1/law/probe?on=2026-09-01\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task English_is_second_and_whole()
    {
        using var english = probe.Service.Anonymous();
        english.DefaultRequestHeaders.Add("Accept-Language", "en");

        var page = WebUtility.HtmlDecode(await english.GetStringAsync("/public/probe/law/probe?on=2026-09-01"));

        Assert.Contains("<h1>Trial Province: the rules on Trials</h1>", page, StringComparison.Ordinal);
        Assert.Contains("2 lessons", page, StringComparison.Ordinal);
        Assert.Contains("Our default, not the document’s words", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_page_and_a_chosen_first_day_say_so()
    {
        Assert.Contains(
            "文件的有效期到 2029年3月17日 为止",
            await ReadAsync("/public/probe/law/probe?edition=2024-03-18&on=2029-03-18"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "文件未署日期，取学期首日。",
            await ReadAsync("/public/probe/law/probe?on=2021-01-01"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_editions_stand_side_by_side_with_their_differences_in_words()
    {
        var page = await ReadAsync("/public/probe/law/compare?first=probe/2020-09-01&second=probe/2024-03-18");

        // Lessons differ in value and force; parents are told by both; the end stands in the old only; four more in the new only, and
        // its validity and precedence.
        Assert.Contains("1 项不同，6 项只有一份有规定，1 项相同。", page, StringComparison.Ordinal);
        Assert.Contains("不同：数值、力度", page, StringComparison.Ordinal);
        Assert.Contains("只有第一份有规定", page, StringComparison.Ordinal);
        Assert.Contains("只有第二份有规定", page, StringComparison.Ordinal);
        Assert.Contains("3 节", page, StringComparison.Ordinal);
        Assert.Contains("2 节", page, StringComparison.Ordinal);
        Assert.Contains("告知家长", page, StringComparison.Ordinal);

        var differences = await ReadAsync(
            "/public/probe/law/compare?first=probe/2020-09-01&second=probe/2024-03-18&only=differences"
        );
        Assert.DoesNotContain("应告知家长", differences, StringComparison.Ordinal);
        Assert.Contains("不同：数值、力度", differences, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_places_stand_side_by_side()
    {
        var page = await ReadAsync("/public/probe/law/compare?first=probe/2024-03-18&second=newtown/2025-01-01");

        Assert.Contains("不同：数值", page, StringComparison.Ordinal);
        Assert.Contains("不得超过四节", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_forms_address_becomes_the_places_own()
    {
        var answer = await _anybody.GetAsync("/public/probe/law/day?place=probe&on=2026-09-01&division=");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/public/probe/law/probe?on=2026-09-01", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/public/probe/law/probe?on=tomorrow", HttpStatusCode.BadRequest, "请按 年-月-日 填写日期")]
    [InlineData("/public/probe/law/probe?on=2019-01-01", HttpStatusCode.NotFound, "这一天没有适用于该地的规定")]
    [InlineData("/public/probe/law/nowhere", HttpStatusCode.NotFound, "这一天没有适用于该地的规定")]
    [InlineData("/public/probe/law/probe?division=44", HttpStatusCode.BadRequest, "这个行政区划不属于所选的地方")]
    [InlineData("/public/probe/law/compare?first=a&second=b", HttpStatusCode.NotFound, "没有这一版")]
    public async Task A_wrong_address_is_answered_with_words_and_the_forms(
        string path,
        HttpStatusCode status,
        string words
    )
    {
        var answer = await _anybody.GetAsync(path);

        Assert.Equal(status, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("查一地一日", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_enters_a_setting_on_its_page_once_however_often_it_is_sent()
    {
        var education = probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4309", Departments.Education);
        var form = Form("4309", "leastShare", "60");

        var blank = await education.GetStringAsync("/authority/probe/settings/enter?key=leastShare&division=4309");
        var first = await education.PostAsync("/authority/probe/settings/enter", new FormUrlEncodedContent(form));
        var again = await education.PostAsync("/authority/probe/settings/enter", new FormUrlEncodedContent(form));

        Assert.Contains("60%", WebUtility.HtmlDecode(blank), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var page = WebUtility.HtmlDecode(await education.GetStringAsync(first.Headers.Location!.OriginalString));
        Assert.Contains("已录入。", page, StringComparison.Ordinal);
        Assert.Contains("录入记录（1 条）", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"reads\">60%</p>", page, StringComparison.Ordinal);
        Assert.Contains("没有本地设定时：50%", page, StringComparison.Ordinal);
        var one = WebUtility.HtmlDecode(await education.GetStringAsync($"/authority/probe/settings/{form["id"]}"));
        Assert.Contains("有 0 次决定引用了它", one, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_contradicts_the_page_is_refused_on_the_page_with_both_sentences()
    {
        var education = probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4309", Departments.Education);

        var answer = await education.PostAsync(
            "/authority/probe/settings/enter",
            new FormUrlEncodedContent(Form("4309", "mostLessons", "5"))
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("「以本办法为准」", page, StringComparison.Ordinal);
        Assert.Contains("「不得超过两节」", page, StringComparison.Ordinal);
        // What was filled in is still there.
        Assert.Contains("value=\"5\"", page, StringComparison.Ordinal);
        Assert.Contains("长沙市通知", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_gaps_names_every_one_and_keeps_the_answers()
    {
        var education = probe.Service.As(Guid.CreateVersion7(), Roles.Authority, "4309", Departments.Education);
        var form = Form("4309", "leastShare", "many");
        (form["from"], form["quote"]) = ("soon", "");

        var answer = await education.PostAsync("/authority/probe/settings/enter", new FormUrlEncodedContent(form));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        foreach (var field in (string[])["value", "from", "quote"])
            Assert.Contains($"<a href=\"#{field}\">", page, StringComparison.Ordinal);
        Assert.Contains("value=\"many\"", page, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(string division, string key, string value) =>
        new()
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["key"] = key,
            ["division"] = division,
            ["from"] = "2026-09-01",
            ["value"] = value,
            ["document"] = "长沙市通知",
            ["number"] = "长教〔2026〕5号",
            ["quote"] = "不低于60%",
        };

    private async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await _anybody.GetStringAsync(path));
}
