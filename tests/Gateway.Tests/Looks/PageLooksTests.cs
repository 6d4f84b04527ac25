using AfterSchool.Gateway.Tests.Doors;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AfterSchool.Gateway.Tests.Looks;

/// <summary>The pages before anybody is signed in, as a person meets them: on a desk, on a phone, printed, in both languages.</summary>
[Trait("Needs", "Browser")]
public sealed class PageLooksTests(House house, Chromium chromium)
{
    private static readonly string[] Pages = ["/", "/sign-in", "/set-up", "/activate", "/signed-out", "/docs/"];
    private static readonly (int Width, int Height)[] Sizes = [(1366, 768), (360, 740)];

    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
    };

    /// <summary>Page, language, width, height.</summary>
    public static TheoryData<string, string, int, int> Views =>
        [
            .. from page in Pages
            from language in (string[])["zh", "en"]
            from size in Sizes
            select (page, language, size.Width, size.Height),
        ];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_is_clean_to_axe_and_fits_its_window(
        string path,
        string language,
        int width,
        int height
    )
    {
        var page = await chromium.OpenAsync(house.Gateway, language, width, height);
        await ShowAsync(page, path);
        await ScreenshotAsync(page, path, language, $"{width}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await CleanAsync(page);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task A_form_sent_back_is_clean_too_and_its_summary_leads_to_the_field(string language)
    {
        var page = await chromium.OpenAsync(house.Gateway, language, 360, 740);
        await page.GotoAsync("/set-up");
        await page.Locator("main button").ClickAsync();
        await ScreenshotAsync(page, "/set-up", language, "wrong");
        await CleanAsync(page);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.Locator(".summary a").First.ClickAsync();
        Assert.EndsWith("#code", page.Url);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/set-up")]
    [InlineData("/activate")]
    public async Task A_page_prints_without_navigation_in_black_on_white(string path)
    {
        var page = await chromium.OpenAsync(house.Gateway, "zh", 794, 1123);
        await ShowAsync(page, path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await ScreenshotAsync(page, path, "zh", "print");
        foreach (var gone in (string[])["header nav", ".skip", "button"])
            Assert.All(await page.Locator(gone).AllAsync(), one => Assert.False(one.IsVisibleAsync().Result));
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        // No ink for grounds: nothing but white or nothing lies under the words, and the words are black.
        Assert.Equal(
            "",
            await page.EvaluateAsync<string>(
                """
                [...document.querySelectorAll('body *')].filter(one => one.checkVisibility()).filter(one => {
                  const style = getComputedStyle(one)
                  return !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(style.backgroundColor) || style.color !== 'rgb(0, 0, 0)'
                }).map(one => one.outerHTML.slice(0, 80)).join(' | ')
                """
            )
        );
        await page.CloseAsync();
    }

    [Fact]
    public async Task Every_page_says_its_chinese_in_chinese_characters()
    {
        using var program = house.Gateway.Program();
        foreach (var path in Pages)
        {
            var source = await program.GetStringAsync(path);
            Assert.DoesNotMatch("&#x[4-9][0-9A-F]{3};", source);
        }
        Assert.Contains("课后服务", await program.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static async Task ShowAsync(IPage page, string path)
    {
        var answer = await page.GotoAsync(path);
        Assert.Equal(200, answer!.Status);
        // The documentation is drawn by its script.
        if (path == "/docs/")
            await page.Locator("h1").First.WaitForAsync();
    }

    private static async Task CleanAsync(IPage page)
    {
        var found = await page.RunAxe(Wcag);
        Assert.True(
            found.Violations.Length == 0,
            string.Join(
                '\n',
                found.Violations.Select(one =>
                    $"{one.Id}: {one.Help}: {string.Join(" | ", one.Nodes.Take(4).Select(node => node.Html))}"
                )
            )
        );
    }

    // For whoever wants to look: SCREENSHOTS=folder.
    private static async Task ScreenshotAsync(IPage page, string path, string language, string view)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var name = path.Trim('/') is { Length: > 0 } given ? given : "landing";
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(folder, $"{name}-{language}-{view}.png"), FullPage = true }
        );
    }
}
