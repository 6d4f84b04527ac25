using System.Globalization;
using System.Net;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Tests.Family;
using AfterSchool.Enrolment.Tests.Rounds;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>A term as a school office lives it, on a phone and on a desk: from a plan that is refused to a list that is printed.</summary>
[Trait("Needs", "Browser")]
public sealed class OfficeStoryTests(EnrolmentApp app, FamilyBrowser browser) : IClassFixture<FamilyBrowser>
{
    private const string Home = "/school/enrolment";

    [Theory]
    [InlineData("zh-CN", 390, 844)]
    [InlineData("en-GB", 1366, 768)]
    public async Task From_a_plan_that_is_refused_to_a_list_that_is_printed(string language, int width, int height)
    {
        var school = await app.SchoolAsync();
        var pupils = await app.ClassAsync(school, 3, "", "", "");
        var page = await browser.OpenAsync(school.AsOffice, language, width, height, script: true);
        var desk = new Desk(page, width);

        var plan = await PlanAsync(desk, school);
        var (ball, reading) = await MenuAsync(desk, school, plan);
        var round = await AnnounceAsync(desk);
        Guid[] requests = [.. pupils.Children.Select(_ => Guid.CreateVersion7()).Order()];
        foreach (var (request, child) in requests.Zip(pupils.Children))
        {
            await pupils.AskAsync(request, child, ball, reading).IsAsync(HttpStatusCode.NoContent);
            await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        }
        await DecideAsync(desk, requests[^1]);
        Assert.Equal(
            [RequestStatus.Approved, RequestStatus.Approved, RequestStatus.Declined],
            await app.InDbAsync(db =>
                db.Requests.Where(one => requests.Contains(one.Id))
                    .OrderBy(one => one.Id)
                    .Select(one => one.Status)
                    .ToListAsync()
            )
        );
        await DrawAsync(desk, school, round);
        await PrintAsync(desk);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task By_the_keyboard_alone_an_office_unticks_one_and_decides_the_others()
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        var ball = await school.OnMenuAsync(plan);
        var pupils = await app.ClassAsync(school, 3, "", "");
        foreach (var child in pupils.Children)
        {
            var request = Guid.CreateVersion7();
            await pupils.AskAsync(request, child, ball).IsAsync(HttpStatusCode.NoContent);
            await pupils.ReviewAsync(request).IsAsync(HttpStatusCode.NoContent);
        }
        var page = await browser.OpenAsync(school.AsOffice, "zh-CN", 1366, 768, script: true);
        var desk = new Desk(page, 1366);
        await page.GotoAsync($"{Home}/terms/{school.TermId}/requests");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await FamilyBrowser.TabToAsync(page, "input[name=agree]");
        await page.Keyboard.PressAsync("Space");
        await FamilyBrowser.TabToAsync(page, "#decide ~ button");
        await page.Keyboard.PressAsync("Enter");
        await desk.ComesToAsync("**agreed=1&declined=0");
        await page.Context.CloseAsync();
    }

    private static async Task<Guid> PlanAsync(Desk desk, SchoolAtHand school)
    {
        var page = desk.Page;
        await page.GotoAsync(Home);
        await desk.ComesToAsync($"**{Home}/terms/{school.TermId}");
        await desk.SeeAsync("01-home");
        await desk.PartAsync("plan");
        await page.Locator("main button").ClickAsync();
        await desk.ComesToAsync("**done=draft");
        await page.Locator("form[action$='/submit'] button").ClickAsync();
        // Refused with every finding, each with its sentence and a link to where it is mended.
        Assert.True(await page.Locator(".findings blockquote").CountAsync() > 0);
        await desk.SeeAsync("02-refused");
        await page.Locator(".findings a[href='#section-service']").First.ClickAsync();
        await page.FillAsync("#section-service", "每天两节，周一至周五");
        await page.Locator("form[action$='/sections'] button").ClickAsync();
        await desk.ComesToAsync("**done=sections");
        await page.FillAsync("#consultation-from", "2026-08-25");
        await page.FillAsync("#consultation-to", "2026-08-20");
        await page.FillAsync("#consultation-respondents", "280");
        await page.FillAsync("#consultation-result", "256 人同意");
        await page.CheckAsync("#consultation-pupilsAsked");
        await page.Locator("form[action$='/consultation'] button").ClickAsync();
        Assert.Equal("280", await page.InputValueAsync("#consultation-respondents"));
        await desk.SeeAsync("03-wrong");
        await page.FillAsync("#consultation-from", "2026-08-15");
        await page.Locator("form[action$='/consultation'] button").ClickAsync();
        await desk.ComesToAsync("**done=consultation");
        foreach (var (at, activity) in ((int, string)[])[(0, "sport"), (1, "reading")])
        {
            await page.SelectOptionAsync($"#fee-activity-{at}", activity);
            await page.FillAsync($"#fee-title-{at}", activity);
            await page.FillAsync($"#fee-amount-{at}", "180");
        }
        await page.Locator("form[action$='/fees'] button").ClickAsync();
        await desk.ComesToAsync("**done=fees");
        await desk.SeeAsync("04-plan");
        await page.Locator("form[action$='/submit'] button").ClickAsync();
        await desk.ComesToAsync("**done=submit");

        var plan = await school.App.InDbAsync(db =>
            db.Plans.Where(one => one.SchoolId == school.Id).Select(one => one.Id).SingleAsync()
        );
        await school
            .DecideAsync(plan, approved: false, words: "请写明每天的起止时间。")
            .IsAsync(HttpStatusCode.NoContent);
        await desk.PartAsync("plan");
        Assert.Contains(
            "请写明每天的起止时间。",
            await page.Locator("#steps").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await desk.SeeAsync("05-returned");
        await page.FillAsync("#section-service", "每天两节，周一至周五 16:30 至 18:00");
        await page.Locator("form[action$='/sections'] button").ClickAsync();
        await desk.ComesToAsync("**done=sections");
        await page.Locator("form[action$='/submit'] button").ClickAsync();
        await desk.ComesToAsync("**done=submit");
        await school.DecideAsync(plan, words: "同意。").IsAsync(HttpStatusCode.NoContent);
        await desk.PartAsync("plan");
        await page.CheckAsync("#publish-places");
        await page.Locator("form[action$='/publish'] button").ClickAsync();
        await desk.ComesToAsync("**done=publish");
        await desk.SeeAsync("06-in-force");
        await page.Locator("a[href$='/revision']").ClickAsync();
        await desk.SeeAsync("07-revision");
        return plan;
    }

    private static async Task<(Guid Ball, Guid Reading)> MenuAsync(Desk desk, SchoolAtHand school, Guid plan)
    {
        var ball = await school.KeepAsync(plan, ("capacity", 1));
        var reading = await school.KeepAsync(plan, ("title", "阅读"), ("activity", "reading"), ("capacity", 1));
        await desk.PartAsync("menu");
        await desk.SeeAsync("08-menu");
        foreach (var offering in (Guid[])[ball, reading])
        {
            await desk.Page.Locator($"form[action*='{offering}/publish'] button").ClickAsync();
            await desk.ComesToAsync("**done=publish");
        }
        await desk.SeeAsync("09-published");
        return (ball, reading);
    }

    private async Task<Guid> AnnounceAsync(Desk desk)
    {
        var page = desk.Page;
        var now = app.Clock.GetUtcNow().InChina();
        string At(double days) => now.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        await desk.PartAsync("rounds");
        await page.Locator("form[action$='/rounds'] button").ClickAsync();
        Assert.True(await page.Locator(".summary a").CountAsync() >= 5);
        await desk.SeeAsync("10-round-wrong");
        await page.FillAsync("#title", "秋季选课");
        foreach (var tick in await page.Locator("input[name=offeringIds]").AllAsync())
            await tick.CheckAsync();
        await page.FillAsync("#opensAt", At(-1));
        await page.FillAsync("#closesAt", At(3));
        await page.FillAsync("#publicSource", "中国福利彩票双色球第2026101期开奖号码，www.cwl.gov.cn");
        await page.FillAsync("#publicDueAt", At(4));
        await page.Locator("form[action$='/rounds'] button").ClickAsync();
        await desk.ComesToAsync("**done=announced");
        await desk.SeeAsync("11-round");
        return Guid.Parse(new Uri(page.Url).Segments[^1]);
    }

    private static async Task DecideAsync(Desk desk, Guid exception)
    {
        var page = desk.Page;
        await desk.PartAsync("requests");
        await desk.SeeAsync("12-requests");
        await page.UncheckAsync($"input[name=agree][value='{exception}']");
        await page.SelectOptionAsync("#others", "decline");
        await page.Locator("#decide ~ button").ClickAsync();
        // What was filled in stays: the one exception is still unticked.
        Assert.False(await page.IsCheckedAsync($"input[name=agree][value='{exception}']"));
        await desk.SeeAsync("13-requests-wrong");
        await page.SelectOptionAsync("#declined-reasonCode", "noFittingGroup");
        await page.FillAsync("#declined-words", "本学期没有合适的班，下学期优先安排。");
        await page.Locator("#decide ~ button").ClickAsync();
        await desk.ComesToAsync("**agreed=2&declined=1");
        await desk.SeeAsync("14-requests-decided");
        await page.SelectOptionAsync("#state", "declined");
        await page.Locator(".filter button").ClickAsync();
        await desk.ComesToAsync("**state=declined**");
        Assert.Equal(1, await page.Locator("tbody tr").CountAsync());
    }

    private static async Task DrawAsync(Desk desk, SchoolAtHand school, Guid round)
    {
        var page = desk.Page;
        await school.TimePassesAsync(round, untilPublicValue: false);
        await desk.PartAsync("rounds");
        await page.Locator(".steps a").ClickAsync();
        await desk.SeeAsync("15-to-close");
        await page.Locator("form[action$='/close'] button").ClickAsync();
        await desk.ComesToAsync("**done=close");
        await school.TimePassesAsync(round, untilPublicValue: true);
        await page.ReloadAsync();
        await page.FillAsync("#publicValue", RoundAtHand.PublicValue);
        await page.Locator("form[action$='/draw'] button").ClickAsync();
        await desk.ComesToAsync("**done=draw");
        await desk.SeeAsync("16-drawn");
    }

    private static async Task PrintAsync(Desk desk)
    {
        var page = desk.Page;
        await desk.PartAsync("workbooks");
        await desk.SeeAsync("17-workbooks");
        await desk.PartAsync("lists");
        await desk.SeeAsync("18-lists");
        await page.Locator("tbody a").First.ClickAsync();
        await desk.SeeAsync("19-list");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await FamilyBrowser.ScreenshotAsync(page, $"office-20-print-{desk.Width}");
        Assert.False(await page.Locator("nav.parts").IsVisibleAsync());
        Assert.True(await page.Locator(".sheet tbody tr").First.IsVisibleAsync());
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        Assert.Equal("%PDF"u8.ToArray(), pdf[..4]);
    }

    /// <summary>The office's browser: goes to a part of the desk by its link, and looks at every page it comes to.</summary>
    private sealed record Desk(IPage Page, int Width)
    {
        public Task PartAsync(string part) => Page.Locator($"nav.parts a[href$='/{part}']").ClickAsync();

        // Whether every event of loading came through is nobody's matter on a busy machine; the page that is there is.
        public Task ComesToAsync(string url) => Page.WaitForURLAsync(url, new() { WaitUntil = WaitUntilState.Commit });

        public async Task SeeAsync(string what)
        {
            await Page.WaitForFunctionAsync("document.readyState === 'complete'");
            await FamilyBrowser.ScreenshotAsync(Page, $"office-{what}-{Width}");
            await FamilyBrowser.IsCleanAsync(Page);
            // A code without words would stand there as it is.
            Assert.DoesNotMatch("(office|form|desk|owed|findings)-[a-z]", await Page.Locator("main").InnerTextAsync());
        }
    }
}
