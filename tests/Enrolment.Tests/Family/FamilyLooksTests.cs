using System.IO.Compression;
using System.Net;
using AfterSchool.Enrolment.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>
/// The family's pages as people use them: on a phone and on a desk, in both languages, large, by keyboard, printed,
/// without a script.
/// </summary>
[Trait("Needs", "Browser")]
public sealed class FamilyLooksTests(EnrolmentApp app, FamilyBrowser browser) : IClassFixture<FamilyBrowser>
{
    private const string Home = "/family/enrolment";
    private const int MostBytes = 150 * 1024;

    [Theory]
    [InlineData("zh-CN", 360, 740, false)]
    [InlineData("en-GB", 1280, 800, false)]
    [InlineData("zh-CN", 360, 740, true)]
    public async Task A_family_goes_from_home_to_a_place_on_pages_that_are_clean_and_fit(
        string language,
        int width,
        int height,
        bool isLarge
    )
    {
        var family = await FamilyAtHand.NewAsync(app, capacity: 2);
        await family
            .School.AsOffice.PostAsync(
                $"plans/{family.Plan}/agreement-form",
                new
                {
                    form = "课后服务协议\n一、时间：按菜单所列。\n二、费用：按公示标准，按学期收取。\n三、家长可以随时退出。",
                }
            )
            .IsAsync(HttpStatusCode.NoContent);
        var view = $"{language}-{width}{(isLarge ? "-large" : "")}";
        var page = await browser.OpenAsync(family.Elder.Guardian, language, width, height, script: true);
        async Task SeeAsync(string what)
        {
            await FamilyBrowser.ScreenshotAsync(page, $"{what}-{view}");
            await FamilyBrowser.IsCleanAsync(page);
        }

        await page.GotoAsync(isLarge ? $"/assets/preferences?text=large&back={Home}" : Home);
        await SeeAsync("1-home");
        await page.Locator(".steps a.button").First.ClickAsync();
        await SeeAsync("2-choose");
        await page.GotoAsync(family.Choosing());
        await page.SelectOptionAsync($"#rank-{family.Basketball:N}", "1");
        await page.SelectOptionAsync($"#rank-{family.Reading:N}", "1");
        await page.Locator("button[value=take]").ClickAsync();
        await SeeAsync("3-wrong");
        await page.Locator(".summary a").First.ClickAsync();
        await page.SelectOptionAsync($"#rank-{family.Reading:N}", "2");
        await page.Locator("button[value=take]").ClickAsync();
        await page.WaitForURLAsync("**done=saved");
        await SeeAsync("4-saved");
        await page.GotoAsync(Home);
        await SeeAsync("5-home-chosen");

        await family.DrawnAsync();
        await page.GotoAsync(family.Choosing());
        await SeeAsync("6-drawn");
        await page.GotoAsync(Home);
        await SeeAsync("7-home-drawn");
        await page.Locator(".steps a.button").First.ClickAsync();
        await SeeAsync("8-sign");
        await page.Locator(".agreement button").ClickAsync();
        await page.WaitForURLAsync("**done=sign");
        await page.Locator(".leave summary").ClickAsync();
        await SeeAsync("9-signed");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_script_a_grandmother_applies_and_takes_no_part_with_one_tap_of_the_same_size()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var page = await browser.OpenAsync(family.Elder.Guardian);
        await page.GotoAsync(Home);
        await page.GetByRole(AriaRole.Link, new() { Name = "去选课 小明" }).ClickAsync();
        await page.GetByLabel("志愿 篮球").SelectOptionAsync("第 1 志愿");
        var (take, none) = (
            page.GetByRole(AriaRole.Button, new() { Name = "提交志愿" }),
            page.GetByRole(AriaRole.Button, new() { Name = "不参加" })
        );
        var (one, other) = (await take.BoundingBoxAsync(), await none.BoundingBoxAsync());
        Assert.Equal((one!.Width, one.Height), (other!.Width, other.Height));
        Assert.True(one.Height >= 44);
        await take.ClickAsync();
        Assert.Contains("已经收到您的志愿", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Single(await family.RankedAsync(family.Elder.Id));

        await page.GetByRole(AriaRole.Button, new() { Name = "不参加" }).ClickAsync();
        Assert.Contains("这一轮不参加", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await family.RankedAsync(family.Elder.Id));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_the_keyboard_alone_a_family_filters_ranks_and_sends()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var page = await browser.OpenAsync(family.Elder.Guardian, "en-GB", 1280, 800, script: true);
        await page.GotoAsync(family.Choosing());
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await FamilyBrowser.TabToAsync(page, "#weekday");
        await page.Keyboard.TypeAsync("Tue");
        await FamilyBrowser.TabToAsync(page, ".filter button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**weekday=Tuesday**");
        Assert.Equal(0, await page.Locator($"#rank-{family.Basketball:N}").CountAsync());
        await FamilyBrowser.TabToAsync(page, $"#rank-{family.Homework:N}");
        await page.Keyboard.PressAsync("ArrowDown");
        await FamilyBrowser.TabToAsync(page, "button[value=take]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**done=saved");
        Assert.Equal(
            [
                [family.Homework],
            ],
            await family.RankedAsync(family.Elder.Id)
        );
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_prints_its_facts_without_forms_and_weighs_little()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var page = await browser.OpenAsync(family.Elder.Guardian, width: 794, height: 1123, script: true);
        List<IResponse> answers = [];
        page.Response += (_, answer) => answers.Add(answer);
        await page.GotoAsync(family.Choosing());
        var bodies = await Task.WhenAll(answers.Select(one => one.BodyAsync()));
        Assert.Equal(2, bodies.Length);
        Assert.InRange(bodies.Sum(Compressed), 1, MostBytes / 10);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await FamilyBrowser.ScreenshotAsync(page, "print");
        foreach (var gone in (string[])["header nav", ".filter", ".pair-of-buttons", "select"])
        foreach (var one in await page.Locator(gone).AllAsync())
            Assert.False(await one.IsVisibleAsync(), gone);
        Assert.True(await page.GetByRole(AriaRole.Heading, new() { Name = "篮球" }).IsVisibleAsync());
        await page.Context.CloseAsync();
    }

    private static int Compressed(byte[] body)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(body);
        return (int)memory.Length;
    }
}
