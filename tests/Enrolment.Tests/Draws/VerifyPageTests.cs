using System.Text.Json;
using AfterSchool.Enrolment.Draws;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.Tests.Rounds;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Draws;

/// <summary>The page that computes a draw again, in a real browser, from files on the disk: no service is asked for anything.</summary>
[Trait("Needs", "Browser")]
public sealed class VerifyPageTests(VerifyPageTests.Browsed browsed, EnrolmentApp app)
    : IClassFixture<VerifyPageTests.Browsed>
{
    public static TheoryData<Mechanism, bool, int> Draws =>
        new()
        {
            { Mechanism.Serial, false, 3_000 },
            { Mechanism.Serial, true, 3_000 },
            { Mechanism.DeferredAcceptance, false, 3_000 },
        };

    [Theory]
    [MemberData(nameof(Draws))]
    public async Task Computes_the_same_results_letter_by_letter(Mechanism mechanism, bool rotates, int applications)
    {
        var verdict = await browsed.CheckAsync(DrawMade.Of(mechanism, applications, rotates).Published());
        Assert.True(verdict.Agrees, verdict.Said);
    }

    [Fact]
    public async Task Computes_a_hundred_thousand_and_says_how_long_it_took()
    {
        var verdict = await browsed.CheckAsync(DrawMade.Of(Mechanism.Serial, 100_000).Published());
        Assert.True(verdict.Agrees, verdict.Said);
        Assert.Contains("重新计算的 100000 份结果", verdict.Said, StringComparison.Ordinal);
        // A figure for people: on a busy machine it is the machine's.
        TestContext.Current.SendDiagnosticMessage(verdict.Said.Split('\n').First(line => line.Contains('致')));
    }

    [Fact]
    public async Task Finds_a_result_that_was_changed_with_its_hash()
    {
        var file = DrawMade.Of(Mechanism.Serial, 500).Published();
        // Somebody who got a place is said to have got another one, and the hash is made to fit.
        var line = file["results"].Split('\n').First(one => one.EndsWith(" -", StringComparison.Ordinal));
        var parts = line.Split(' ');
        parts[2] = parts[2] == "0" ? "1" : "0";
        Change(file, "results", line, string.Join(' ', parts));

        var verdict = await browsed.CheckAsync(file);
        Assert.False(verdict.Agrees, verdict.Said);
        Assert.Contains("✗ 不符： 重新计算的", verdict.Said, StringComparison.Ordinal);
        Assert.Contains(parts[0], verdict.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_an_application_that_was_changed_after_the_draw_with_its_hash()
    {
        var file = DrawMade.Of(Mechanism.Serial, 500).Published();
        var line = file["applications"].Split('\n').First(one => one.Contains(" 1 0 0 1 ", StringComparison.Ordinal));
        Change(file, "applications", line, line.Replace(" 1 0 0 1 ", " 1 1 0 3 ", StringComparison.Ordinal));

        var verdict = await browsed.CheckAsync(file);
        Assert.False(verdict.Agrees, verdict.Said);
    }

    [Fact]
    public async Task Finds_a_seed_that_does_not_follow_from_secret_and_public_value()
    {
        var file = DrawMade.Of(Mechanism.Serial, 500).Published();
        file["seed"] = new string('0', 64);
        var verdict = await browsed.CheckAsync(file);
        Assert.Contains("✗ 不符： 种子由秘密数和公共数值算出", verdict.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_a_secret_that_was_not_the_one_committed_to()
    {
        // Everything follows from it and fits, but for the hash that was public before anybody chose.
        var other = DrawMade.Of(Mechanism.Serial, 500).Published();
        var file = DrawMade.Of(Mechanism.Serial, 500).Published();
        file["announcement"] = other["announcement"]
            .Replace("secret-hash ", "secret-hash 00", StringComparison.Ordinal);
        file["commitment"] = Tickets.Fingerprint(file["announcement"]);
        var verdict = await browsed.CheckAsync(file);
        Assert.Contains("✗ 不符： 秘密数就是公告时承诺的那个", verdict.Said, StringComparison.Ordinal);
        Assert.Contains("✗ 不符： 名单属于本公告", verdict.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_a_public_value_that_is_not_the_one_read_at_its_source_and_a_commitment_noted_otherwise()
    {
        var file = DrawMade.Of(Mechanism.Serial, 500).Published("03 08 17");
        var verdict = await browsed.CheckAsync(file, value: "03 08 18", commitment: new string('1', 64));
        Assert.Contains("✗ 不符： 公共数值与您抄录的一致", verdict.Said, StringComparison.Ordinal);
        Assert.Contains("✗ 不符： 承诺值与您记下的一致", verdict.Said, StringComparison.Ordinal);
        var right = await browsed.CheckAsync(file, value: " 03 08  17 ", commitment: file["commitment"]);
        Assert.True(right.Agrees, right.Said);
    }

    [Fact]
    public async Task Finds_a_list_that_breaks_the_announced_rules_or_is_another_than_was_noted()
    {
        var file = DrawMade.Of(Mechanism.Serial, 500).Published();
        Change(file, "announcement", "compensates yes", "compensates no");
        var said = (await browsed.CheckAsync(file, list: new string('1', 64))).Said;
        Assert.Matches("不符： 名单指纹与您[^✓]+✗ 不符： 签数、人数", said);
    }

    [Fact]
    public async Task Says_what_agrees_so_far_before_the_draw()
    {
        var file = DrawMade.Of(Mechanism.Serial, 500).Published();
        foreach (var later in (string[])["publicValue", "secret", "seed", "results", "resultsHash"])
            file.Remove(later);
        var verdict = await browsed.CheckAsync(file);
        Assert.True(verdict.Agrees, verdict.Said);
        Assert.Contains("目前公布的部分一致", verdict.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_finds_its_own_line_by_the_keyboard()
    {
        var page = await browsed.OpenAsync(360, 740);
        await browsed.CheckAsync(page, DrawMade.Of(Mechanism.Serial, 500).Published(), null, null);
        await page.GetByLabel("报名编号").FillAsync(DrawMade.Id(3));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Contains("签号", await page.Locator("#found").InnerTextAsync(), StringComparison.Ordinal);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Checks_a_rounds_own_file_where_it_is_served_with_nothing_inline()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var offering = await school.OnMenuAsync(plan, ("capacity", 1));
        var round = await school.RoundAsync(plan, [offering]);
        var pupils = await app.ClassAsync(school, 3, "", "");
        foreach (var child in pupils.Children)
            await pupils.ApprovedAsync(school, child, offering);
        await school.DrawAsync(round);

        var page = await browsed.OpenAsync();
        await page.RouteAsync("http://localhost/**", route => AnswerAsync(route, app.CreateClient()));
        await page.GotoAsync($"http://localhost/public/enrolment/verify?round={round}");
        await page.GetByRole(AriaRole.Button, new() { Name = "核对本轮次已公布的文件" }).ClickAsync();
        await page.Locator("#verdict.agrees").WaitForAsync();
        Assert.Contains(
            "重新计算的 2 份结果",
            await page.Locator("#checks").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await page.CloseAsync();
    }

    // As the gateway lets it through: its policy allows no script and no style but from files of the same site.
    private static async Task AnswerAsync(IRoute route, HttpClient service)
    {
        using var answer = await service.GetAsync(new Uri(route.Request.Url).PathAndQuery);
        await route.FulfillAsync(
            new()
            {
                Status = (int)answer.StatusCode,
                BodyBytes = await answer.Content.ReadAsByteArrayAsync(),
                ContentType = $"{answer.Content.Headers.ContentType}",
                Headers =
                [
                    new("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; object-src 'none'"),
                ],
            }
        );
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1366, 768)]
    public async Task Is_clean_to_axe_and_fits_its_window_before_and_after(int width, int height)
    {
        var page = await browsed.OpenAsync(width, height);
        await IsCleanAsync(page, width);
        await browsed.CheckAsync(page, DrawMade.Of(Mechanism.Serial, 500).Published(), null, null);
        await IsCleanAsync(page, width);
        await page.CloseAsync();
    }

    private static async Task IsCleanAsync(IPage page, int width)
    {
        var found = await page.RunAxe(
            new AxeRunOptions
            {
                RunOnly = new RunOnlyOptions
                {
                    Type = "tag",
                    Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                },
            }
        );
        Assert.True(
            found.Violations.Length == 0,
            string.Join('\n', found.Violations.Select(one => $"{one.Id}: {one.Help}: {one.Nodes[0].Html}"))
        );
        Assert.True(width >= await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    private static void Change(Dictionary<string, string> file, string text, string line, string other)
    {
        file[text] = file[text].Replace(line, other, StringComparison.Ordinal);
        file[$"{text}Hash"] = Tickets.Fingerprint(file[text]);
    }

    /// <summary>What the page said.</summary>
    /// <param name="Agrees">Whether everything agrees.</param>
    /// <param name="Said">Its words.</param>
    public sealed record Verdict(bool Agrees, string Said);

    /// <summary>The saved page, in Debian's Chromium.</summary>
    public sealed class Browsed : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("verify").FullName;
        private IPlaywright _driver = null!;
        private IBrowser _browser = null!;

        public async ValueTask InitializeAsync()
        {
            await File.WriteAllBytesAsync(Path.Combine(_folder, "verify.html"), VerifyPage.Whole);
            _driver = await Playwright.CreateAsync();
            _browser = await _driver.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = "/usr/bin/chromium",
                    Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
                }
            );
        }

        public async Task<IPage> OpenAsync(int width = 1366, int height = 768)
        {
            var page = await _browser.NewPageAsync(
                new()
                {
                    ViewportSize = new() { Width = width, Height = height },
                }
            );
            await page.GotoAsync($"file://{_folder}/verify.html");
            return page;
        }

        public async Task<Verdict> CheckAsync(
            Dictionary<string, string> file,
            string? value = null,
            string? commitment = null,
            string? list = null
        )
        {
            var page = await OpenAsync();
            var verdict = await CheckAsync(page, file, value, commitment, list);
            await page.CloseAsync();
            return verdict;
        }

        public async Task<Verdict> CheckAsync(
            IPage page,
            Dictionary<string, string> file,
            string? value,
            string? commitment,
            string? list = null
        )
        {
            var path = Path.Combine(_folder, $"{Guid.CreateVersion7():N}.json");
            await File.WriteAllTextAsync(path, JsonSerializer.Serialize(file));
            await page.GetByLabel("抽签文件").SetInputFilesAsync(path);
            await page.GetByLabel("公布的公共数值").FillAsync(value ?? "");
            await page.GetByLabel("开放前公布的承诺值").FillAsync(commitment ?? "");
            await page.GetByLabel("封存名单的 SHA-256").FillAsync(list ?? "");
            await page.GetByRole(AriaRole.Button, new() { Name = "重新计算并核对" }).ClickAsync();
            await page.Locator("#verdict.agrees, #verdict.differs").WaitForAsync(new() { Timeout = 120_000 });
            File.Delete(path);
            if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(
                    new() { Path = Path.Combine(folder, $"verify-{Guid.CreateVersion7():N}.png"), FullPage = true }
                );
            return new(
                await page.Locator("#verdict.agrees").CountAsync() == 1,
                await page.Locator("section[aria-labelledby=outcome]").InnerTextAsync()
            );
        }

        public async ValueTask DisposeAsync()
        {
            await _browser.DisposeAsync();
            _driver.Dispose();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
