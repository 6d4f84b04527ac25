using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>The page of what can be joined, as people use it: on a phone without a script, and with seats that go while it is open.</summary>
[Trait("Needs", "Browser")]
public sealed class JoinLooksTests(EnrolmentApp app, FamilyBrowser browser) : IClassFixture<FamilyBrowser>
{
    [Theory]
    [InlineData("zh-CN", 390, 844)]
    [InlineData("en-GB", 1280, 800)]
    public async Task Seats_go_while_the_page_is_open_and_it_is_clean_and_fits(string language, int width, int height)
    {
        var (family, science) = await OpenedAsync();
        var page = await browser.OpenAsync(family.Elder.Guardian, language, width, height, script: true);
        await page.GotoAsync("/family/enrolment");
        await FamilyBrowser.IsCleanAsync(page);
        await page.Locator("a[href$='/open']").First.ClickAsync();
        var seats = page.Locator($"[data-seats='{science}']");
        var full = language == "zh-CN" ? "名额已满" : "Full";
        Assert.Contains("2", await seats.InnerTextAsync(), StringComparison.Ordinal);
        await FamilyBrowser.ScreenshotAsync(page, $"join-{language}-{width}");
        await FamilyBrowser.IsCleanAsync(page);

        await app.InDbAsync(db =>
            db.Seats.Where(one => one.OfferingId == science)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Taken, one => one.Capacity))
        );
        await Assertions.Expect(seats).ToHaveTextAsync(full, new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync(full);
        await FamilyBrowser.IsCleanAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_a_script_a_grandmother_takes_a_seat_with_one_tap_and_reads_what_comes_next()
    {
        var (family, science) = await OpenedAsync();
        var page = await browser.OpenAsync(family.Elder.Guardian, width: 390, height: 844);
        await page.GotoAsync("/family/enrolment");
        await page.GetByRole(AriaRole.Link, new() { Name = "看看现在还能参加什么 小明" }).ClickAsync();
        var button = page.GetByRole(AriaRole.Button, new() { Name = "占下这个名额 科学" });
        Assert.True((await button.BoundingBoxAsync())!.Height >= 44);
        await button.ClickAsync();
        await page.WaitForURLAsync("**done=claim");
        Assert.Contains("名额已经为孩子占下", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);
        await FamilyBrowser.ScreenshotAsync(page, "join-taken");
        Assert.True(await app.InDbAsync(db => db.Places.AnyAsync(one => one.OfferingId == science)));
        await page.Context.CloseAsync();
    }

    private async Task<(FamilyAtHand Family, Guid Science)> OpenedAsync()
    {
        var family = await FamilyAtHand.NewAsync(app);
        var science = await family.School.OnMenuAsync(
            family.Plan,
            ("title", "科学"),
            ("activity", "reading"),
            ("capacity", 2),
            ("weekly", new[] { SchoolAtHand.Slot("wednesday", "16:30:00", "17:30:00") })
        );
        await family.School.OnMenuAsync(
            family.Plan,
            ("title", "戏剧"),
            ("activity", "reading"),
            ("weekly", new[] { SchoolAtHand.Slot("thursday", "16:30:00", "17:30:00") })
        );
        await family
            .School.AsOffice.PostAsync($"offerings/{science}/open-claims", new { })
            .IsAsync(System.Net.HttpStatusCode.NoContent);
        return (family, science);
    }
}
