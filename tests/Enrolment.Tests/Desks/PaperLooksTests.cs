using System.Net;
using AfterSchool.Enrolment.Tests.Family;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Desks;

/// <summary>A paper entered and a signature recorded as an office does it, on a phone and on a desk.</summary>
[Trait("Needs", "Browser")]
public sealed class PaperLooksTests(EnrolmentApp app, FamilyBrowser browser) : IClassFixture<FamilyBrowser>
{
    private static readonly FilePayload Photo = new()
    {
        Name = "paper.jpg",
        MimeType = "image/jpeg",
        // More than any form may have: it never leaves the phone.
        Buffer = new byte[6 * 1024 * 1024],
    };

    [Theory]
    [InlineData("zh-CN", 390, 844)]
    [InlineData("en-GB", 1366, 768)]
    public async Task A_paper_is_photographed_entered_and_signed_for(string language, int width, int height)
    {
        var (school, pupils, request, offering) = await app.PlacedUnderFormAsync(("capacity", 5));
        var page = await browser.OpenAsync(school.AsOffice, language, width, height, script: true);
        async Task SeeAsync(string what)
        {
            await page.WaitForFunctionAsync("document.readyState === 'complete'");
            await FamilyBrowser.ScreenshotAsync(page, $"paper-{what}-{width}");
            await FamilyBrowser.IsCleanAsync(page);
            Assert.DoesNotMatch("(office|form|desk|family)-[a-z]", await page.Locator("main").InnerTextAsync());
        }

        async Task PhotographAsync(string input)
        {
            await page.SetInputFilesAsync(input, Photo);
            await page.WaitForFunctionAsync("input => !document.querySelector(input).name", input);
        }

        await page.GotoAsync($"/school/enrolment/terms/{school.TermId}/requests?state=");
        await SeeAsync("1-requests");
        await page.Locator("a[href$='/paper']").ClickAsync();
        // The school's one class is there at once.
        await SeeAsync("2-class");
        await page.Locator($"a[href$='/paper/{pupils.Children[1].Id}']").ClickAsync();
        await page.Locator("main form button").ClickAsync();
        await SeeAsync("3-wrong");
        var choice = page.Locator("select[name^=rank-]").First;
        await choice.SelectOptionAsync($"{offering}");
        await PhotographAsync("#scan");
        await SeeAsync("4-filled");
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**done=paper", new() { WaitUntil = WaitUntilState.Commit });
        await SeeAsync("5-entered");

        await page.GotoAsync($"/school/enrolment/terms/{school.TermId}/requests/{request}");
        // Nothing was done here yet.
        Assert.Equal(0, await page.Locator("main .notice").CountAsync());
        await PhotographAsync("#scan-guardian");
        await SeeAsync("6-request");
        await page.Locator("form[action$='/sign'] button").ClickAsync();
        await page.WaitForURLAsync("**done=sign", new() { WaitUntil = WaitUntilState.Commit });
        await SeeAsync("7-signed");
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Photo.Buffer)),
            await app.InDbAsync(db =>
                db.Signatures.Where(one => one.RequestId == request).Select(one => one.ScanHash).SingleAsync()
            )
        );
        await page.Context.CloseAsync();
    }
}
