using System.Net.Http.Headers;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Tests.Probe;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AfterSchool.ServiceDefaults.Tests.Law;

/// <summary>The pages in a browser: on a desk, on a phone, printed, in both languages, without a script.</summary>
[Trait("Needs", "Browser")]
public sealed class LooksTests(LooksTests.Browsed browsed) : IClassFixture<LooksTests.Browsed>
{
    private static readonly string[] Pages =
    [
        "/public/probe/law",
        "/public/probe/law/probe?on=2026-09-01&division=430101",
        "/public/probe/law/probe?on=nonsense",
        "/public/probe/law/compare?first=probe/2020-09-01&second=probe/2024-03-18",
        "/authority/probe/settings",
        "/authority/probe/settings/enter?key=leastShare",
        "/authority/probe/settings/enter?key=free.value",
        "/authority/probe/settings/{setting}",
    ];

    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    /// <summary>Page, language, width, height: Chinese on a phone, English on a desk.</summary>
    public static TheoryData<string, string, int, int> Views =>
        [
            .. from page in Pages
            from view in ((string, int, int)[])[("zh-CN", 360, 740), ("en-GB", 1366, 768)]
            select (page, view.Item1, view.Item2, view.Item3),
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
        var page = await browsed.OpenAsync(path, language, width, height);

        Assert.True(
            width >= await page.EvaluateAsync<int>("document.documentElement.scrollWidth"),
            await page.EvaluateAsync<string>(
                "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')"
            )
        );
        var found = await page.RunAxe(Wcag);
        Assert.True(
            found.Violations.Length == 0,
            string.Join('\n', found.Violations.Select(one => $"{one.Id}: {one.Help}: {one.Nodes[0].Html}"))
        );
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reader_without_script_chooses_a_place_a_day_and_two_editions()
    {
        var page = await browsed.OpenAsync("/public/probe/law", "zh-CN", 360, 740);
        await page.GetByLabel("地方").SelectOptionAsync("probe");
        await page.GetByLabel("日期").FillAsync("2026-09-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看规定" }).ClickAsync();
        Assert.Equal("试点省：试验的现行规定", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("50%", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByLabel("第一份").SelectOptionAsync("probe/2020-09-01");
        await page.GetByLabel("第二份").SelectOptionAsync("newtown/2025-01-01");
        await page.GetByRole(AriaRole.Button, new() { Name = "对照", Exact = true }).ClickAsync();
        Assert.Contains("不同：数值、力度", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByText("只看不同").ClickAsync();
        Assert.Contains("全部显示", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_official_enters_a_setting_by_keyboard_words_and_all()
    {
        var page = await browsed.OpenAsync("/authority/probe/settings?division=4302", "zh-CN", 1366, 768);
        await page.GetByRole(AriaRole.Link, new() { Name = "录入：结束时间" }).ClickAsync();
        await page.GetByLabel("规定为").FillAsync("18:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "录入本地设定" }).ClickAsync();
        await page.Locator(".summary a[href='#document']").ClickAsync();
        await page.GetByLabel("依据的文件标题").FillAsync("株洲市通知");
        await page.GetByLabel("文件原文").FillAsync("十八点结束");
        await page.GetByRole(AriaRole.Button, new() { Name = "录入本地设定" }).ClickAsync();

        var said = await page.Locator("main").InnerTextAsync();
        Assert.Contains("已录入。", said, StringComparison.Ordinal);
        Assert.Contains("18:00", said, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task It_prints_without_forms()
    {
        var page = await browsed.OpenAsync("/public/probe/law/probe?on=2026-09-01", "zh-CN", 794, 1123);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await browsed.ScreenshotAsync(page, "print");

        foreach (var gone in (string[])["header nav", "form", ".parts"])
        foreach (var one in await page.Locator(gone).AllAsync())
            Assert.False(await one.IsVisibleAsync(), gone);
        Assert.True(await page.Locator("blockquote").First.IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>A probe that listens, with a local setting, and a browser without scripts.</summary>
    public sealed class Browsed : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("pages").FullName;
        private ProbeService _service = null!;
        private IPlaywright _driver = null!;
        private IBrowser _browser = null!;
        private string _token = "";
        private Guid _setting;
        private int _shots;

        public async ValueTask InitializeAsync()
        {
            OneProbe.PutPages(_folder);
            _service = await ProbeService.StartAsync(
                await ProbeBackends.NewAsync(),
                settings: new Dictionary<string, string?> { ["Policy:Pages"] = _folder }
            );
            _token = _service.TokenOf(Guid.CreateVersion7(), Roles.Authority, "43", Departments.Education);
            using var client = new HttpClient { BaseAddress = new Uri(_service.Address) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            _setting = await Settings.EnterAsync(client, "4301", 0.6);
            _driver = await Playwright.CreateAsync();
            _browser = await _driver.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = "/usr/bin/chromium",
                    Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
                }
            );
        }

        public async Task<IPage> OpenAsync(string path, string language, int width, int height)
        {
            var context = await _browser.NewContextAsync(
                new()
                {
                    BaseURL = _service.Address,
                    Locale = language,
                    ViewportSize = new() { Width = width, Height = height },
                    ExtraHTTPHeaders = [new("Authorization", $"Bearer {_token}")],
                }
            );
            // The machine may be busy with other suites.
            context.SetDefaultTimeout(120_000);
            var page = await context.NewPageAsync();
            await page.GotoAsync(path.Replace("{setting}", $"{_setting}", StringComparison.Ordinal));
            await ScreenshotAsync(page, $"{language}-{width}");
            return page;
        }

        // For whoever wants to look: SCREENSHOTS=folder.
        public async Task ScreenshotAsync(IPage page, string view)
        {
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(
                    new()
                    {
                        Path = Path.Combine(folder, $"{Interlocked.Increment(ref _shots):00}-{view}.png"),
                        FullPage = true,
                    }
                );
        }

        public async ValueTask DisposeAsync()
        {
            await _browser.DisposeAsync();
            _driver.Dispose();
            await _service.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
