using System.Collections.Concurrent;
using System.Globalization;
using AfterSchool.Rehearsal.Web;
using Microsoft.Playwright;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>A script that somebody stored, or put into an address, before Chromium: it is read as text, and nothing of it runs.</summary>
[Collection(nameof(RehearsedCity))]
public sealed class StoredScriptTests(RehearsedCity city)
{
    // Three ways to run, and a way out of an attribute. Each would fetch, speak, or leave a mark.
    private const string Script =
        "\"'><script>attacked=1;alert(1)</script><img src=/attacked onerror=alert(2)><svg onload=alert(3)>";

    private static readonly string[] Services = ["enrolment", "fees", "staffing", "safety", "supervision"];

    private readonly ConcurrentBag<string> _ran = [];

    [Fact]
    [Trait("Needs", "Browser")]
    public async Task Is_shown_as_what_it_is_and_never_runs()
    {
        var ground = await city.GroundAsync();
        var education = city.Schools[0].School.Bureau.Education;
        using var driver = await Playwright.CreateAsync();
        await using var browser = await driver.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = ["--headless", "--no-sandbox", "--disable-gpu"] }
        );
        var page = await browser.NewPageAsync(new() { BaseURL = city.Gateway.AbsoluteUri, Locale = "zh-CN" });
        Watch(page);
        await SignInAsync(page, education.UserName);

        foreach (var service in Services)
        {
            var door = ground.Doors.Single(one => one.Key == $"PUT /{service}/v1/settings/{{id}}");
            var call = MadeBody.To(door, ground.Sides[0])! with { };
            var body = System.Text.Json.Nodes.JsonNode.Parse(call.Body!)!;
            (body["document"], body["number"], body["quote"]) = (Script, Script, Script);
            var stored = await ground.Sides[0][education.UserName].AskAsync(call with { Body = body.ToJsonString() });
            Assert.True(stored.Status == 204, $"{call.Path}: {stored}");
            var id = call.IdsInPath.Single();
            var division = city.Schools[0].School.Made.Place.County;
            await ShowsAsync(page, $"/authority/{service}/settings?division={division}");
            await ShowsAsync(page, $"/authority/{service}/settings/{id}");
            await OpensAsync(page, $"/public/{service}/law/hunan?division={division}&on=2026-09-20");
        }

        var put = Uri.EscapeDataString(Script);
        foreach (
            var address in (string[])
                [
                    $"/authority/fees/settings?division={put}",
                    $"/authority/fees/settings/enter?key={put}&division={put}",
                    $"/public/fees/law/{put}",
                    $"/public/fees/law/hunan?division={put}&on={put}",
                    $"/public/fees/law/compare?left={put}&right={put}&on={put}",
                    $"/public/fees/law/day?on={put}&division={put}",
                    $"/sign-in?returnUrl={put}&done={put}",
                    $"/activate?userName={put}",
                    $"/?failed={put}",
                    $"/{put}",
                ]
        )
            await OpensAsync(page, address);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=userName]", Script);
        await page.FillAsync("[name=password]", Script);
        await page.ClickAsync("main button[type=submit]");
        Assert.Equal(Script, await page.InputValueAsync("[name=userName]"));
        await IsHarmlessAsync(page);
        Assert.Empty(_ran);
    }

    private static async Task SignInAsync(IPage page, string userName)
    {
        await page.GotoAsync("/session/sign-in?returnUrl=/");
        await page.FillAsync("[name=userName]", userName);
        await page.FillAsync("[name=password]", Person.Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
    }

    private void Watch(IPage page)
    {
        var gateway = city.Gateway.Authority;
        page.Dialog += async (_, dialog) =>
        {
            _ran.Add($"a dialog: {dialog.Message} at {page.Url}");
            await dialog.DismissAsync();
        };
        page.PageError += (_, error) => _ran.Add($"{error} at {page.Url}");
        page.Console += (_, said) =>
        {
            // What the content policy has to stop was not encoded.
            if (said.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                _ran.Add($"{said.Text} at {page.Url}");
        };
        page.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Authority != gateway || asked.AbsolutePath == "/attacked")
                _ran.Add(string.Create(CultureInfo.InvariantCulture, $"asked {request.Url} at {page.Url}"));
        };
    }

    private static async Task ShowsAsync(IPage page, string path)
    {
        await OpensAsync(page, path);
        Assert.Contains(Script, await page.InnerTextAsync("body"), StringComparison.Ordinal);
    }

    private static async Task OpensAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await IsHarmlessAsync(page);
    }

    private static async Task IsHarmlessAsync(IPage page)
    {
        Assert.False(await page.EvaluateAsync<bool>("() => 'attacked' in window"), $"a script ran at {page.Url}");
        var brought = await page.EvaluateAsync<int>(
            "() => document.querySelectorAll('img[src*=attacked], [onerror], [onload], script:not([src])').length"
        );
        Assert.True(brought == 0, $"{brought} elements of the script's making at {page.Url}");
    }
}
