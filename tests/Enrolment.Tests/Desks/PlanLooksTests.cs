using System.Net;
using AfterSchool.Enrolment.Tests.Family;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>The plan's page on a phone: its parts are shut to a line each, what is to be mended is open, printed all is.</summary>
[Trait("Needs", "Browser")]
public sealed class PlanLooksTests(EnrolmentApp app, FamilyBrowser browser) : IClassFixture<FamilyBrowser>
{
    [Theory]
    [InlineData("zh-CN", 390, 844)]
    [InlineData("en-GB", 1280, 800)]
    public async Task Parts_without_findings_are_shut_and_printing_opens_all(string language, int width, int height)
    {
        var school = await app.SchoolAsync();
        await school
            .DraftAsync(Guid.CreateVersion7(), sections: new { safety = "值班、交接、门卫" })
            .IsAsync(HttpStatusCode.NoContent);
        var page = await browser.OpenAsync(school.AsOffice, language, width, height, script: true);
        await page.GotoAsync($"/school/enrolment/terms/{school.TermId}/plan");
        await FamilyBrowser.IsCleanAsync(page);
        await FamilyBrowser.ScreenshotAsync(page, $"plan-{language}-{width}");
        // A section is missing; seats and the agreement are nobody's finding.
        await Assertions.Expect(page.Locator("#section-service")).ToBeVisibleAsync();
        foreach (var shut in (string[])["#internal-seats", "#agreement", "#notices"])
            Assert.Null(await page.Locator(shut).GetAttributeAsync("open"));

        await page.Locator(".contents a[href='#agreement']").ClickAsync();
        await FamilyBrowser.TabToAsync(page, "#agreement > summary");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#agreement > details > summary")).ToBeVisibleAsync();

        await page.GotoAsync($"/school/enrolment/terms/{school.TermId}/plan");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("#internal-seats .hint").Last).ToBeVisibleAsync();
        Assert.True(
            await page.Locator("#internal-seats form, #internal-seats .table").First.BoundingBoxAsync()
                is { Height: > 0 }
        );
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("zh-CN", 390, 844)]
    [InlineData("en-GB", 1280, 800)]
    public async Task A_change_with_its_findings_is_clean_and_fits(string language, int width, int height)
    {
        var school = await app.SchoolAsync();
        var plan = await school.PlanInForceAsync();
        await school
            .AsOffice.PutAsync(
                $"plans/{plan}/revisions/{Guid.CreateVersion7()}",
                new { reason = "家长会后调整", sections = new { service = "" } }
            )
            .IsAsync(HttpStatusCode.NoContent);
        var page = await browser.OpenAsync(school.AsOffice, language, width, height, script: true);
        await page.GotoAsync($"/school/enrolment/terms/{school.TermId}/revision");
        await FamilyBrowser.IsCleanAsync(page);
        await FamilyBrowser.ScreenshotAsync(page, $"revision-{language}-{width}");
        await page.Locator(".findings a[href='#section-service']").First.ClickAsync();
        Assert.True(await page.Locator("#section-service").IsVisibleAsync());
        await page.Context.CloseAsync();
    }
}
