using System.Net;
using AfterSchool.Enrolment.Tests.Family;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>The authority's pages as an official uses them, on a phone and on a desk.</summary>
[Trait("Needs", "Browser")]
public sealed class AuthorityLooksTests(EnrolmentApp app, FamilyBrowser browser) : IClassFixture<FamilyBrowser>
{
    private const string Home = "/authority/enrolment";

    [Theory]
    [InlineData("zh-CN", 390, 844)]
    [InlineData("en-GB", 1366, 768)]
    public async Task An_official_reads_what_changed_returns_it_with_a_reason_and_approves_the_mended_one(
        string language,
        int width,
        int height
    )
    {
        // A county of its own for each, so that nothing else waits there.
        var division = width == 390 ? "430181" : "430182";
        var school = await app.SchoolInAsync(division);
        var plan = Guid.CreateVersion7();
        await school.DraftAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.ConsultAsync(plan).IsAsync(HttpStatusCode.NoContent);
        await school.SchemeAsync(plan, SchoolAtHand.Line("sport")).IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        var page = await browser.OpenAsync(app.Education(division), language, width, height, script: true);
        async Task SeeAsync(string what)
        {
            await page.WaitForFunctionAsync("document.readyState === 'complete'");
            await FamilyBrowser.ScreenshotAsync(page, $"authority-{what}-{width}");
            await FamilyBrowser.IsCleanAsync(page);
        }

        await page.GotoAsync(Home);
        await SeeAsync("1-home");
        await page.Locator("table a").ClickAsync();
        await SeeAsync("2-plan");
        await page.Locator("button[value=return]").ClickAsync();
        await SeeAsync("3-wrong");
        await page.FillAsync("#number", "教退〔2026〕3号");
        await page.FillAsync("#words", "安全保障请写明交接地点。");
        await page.Locator("button[value=return]").ClickAsync();
        await page.WaitForURLAsync("**done=return", new() { WaitUntil = WaitUntilState.Commit });
        await SeeAsync("4-returned");

        await school
            .AsOffice.PostAsync($"plans/{plan}/sections", new { sections = new { safety = "值班、东门交接、门卫" } })
            .IsAsync(HttpStatusCode.NoContent);
        await school.AsOffice.PostAsync($"plans/{plan}/submit", new { }).IsAsync(HttpStatusCode.NoContent);
        await page.GotoAsync(Home);
        await page.Locator("table a").ClickAsync();
        Assert.Equal("东门", await page.Locator("ins").InnerTextAsync());
        await SeeAsync("5-difference");
        // The decision itself by the keyboard alone.
        await FamilyBrowser.TabToAsync(page, "#number");
        await page.Keyboard.TypeAsync("教批〔2026〕3号");
        await FamilyBrowser.TabToAsync(page, "#words");
        await page.Keyboard.TypeAsync("同意");
        await FamilyBrowser.TabToAsync(page, "button[value=approve]");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**done=approve", new() { WaitUntil = WaitUntilState.Commit });
        await SeeAsync("6-approved");
        await page.GotoAsync($"{Home}/duties");
        await SeeAsync("7-duties");
        await page.GotoAsync($"{Home}/county-policies/record");
        await SeeAsync("8-policy");
        await page.Context.CloseAsync();
    }
}
