using AfterSchool.Gateway.Tests.Doors;
using Microsoft.Playwright;

namespace AfterSchool.Gateway.Tests.Looks;

/// <summary>Without a mouse, from the first set-up to signing out, on a house that nobody has entered yet.</summary>
[Trait("Needs", "Browser")]
public sealed class KeyboardTests(Chromium chromium)
{
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task Somebody_sets_up_signs_in_and_out_by_keyboard_alone()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var page = await chromium.OpenAsync(house.Gateway, "zh", 1366, 768);

        await page.GotoAsync("/set-up");
        await SkipsToContentAsync(page);
        await FillAsync(page, "code", House.SetUpCode);
        await FillAsync(page, "userName", "operator");
        await FillAsync(page, "displayName", "李运维");
        await FillAsync(page, "password", Password);
        await PressAsync(page, "button", "Enter");
        await page.WaitForURLAsync("**/sign-in?done=set-up");
        Assert.Contains("管理员账户已建立", await page.Locator(".notice").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync("/");
        await PressAsync(page, "main a.button", "Enter");
        await page.WaitForURLAsync("**/sign-in?*");
        await FillAsync(page, "userName", "operator");
        await FillAsync(page, "password", "not the password");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".summary").WaitForAsync();
        // The name is kept, the password is not.
        Assert.Equal("operator", await page.InputValueAsync("#userName"));
        await FillAsync(page, "password", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(house.Gateway.PublicUrl + "/");
        Assert.Equal("您已登录", await page.Locator("h1").InnerTextAsync());
        Assert.Equal("管理员", await page.Locator(".who").InnerTextAsync());

        await PressAsync(page, "header nav a", "Enter");
        await page.WaitForFunctionAsync("document.documentElement.lang === 'en'");
        Assert.Equal("You are signed in", await page.Locator("h1").InnerTextAsync());
        await PressAsync(page, "main button", "Space");
        await page.WaitForURLAsync("**/signed-out*");
        await page.GotoAsync("/");
        Assert.Equal(1, await page.Locator("a[href='/session/sign-in']").CountAsync());
        await page.CloseAsync();
    }

    // The first thing that Tab meets leads past the header.
    private static async Task SkipsToContentAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().left >= 0"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    private static async Task FillAsync(IPage page, string field, string text)
    {
        await TabToAsync(page, $"#{field}");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, string what, string key)
    {
        await TabToAsync(page, what);
        await page.Keyboard.PressAsync(key);
    }

    // Round the page once at most; wherever it stops, the focus is to be seen.
    private static async Task TabToAsync(IPage page, string what)
    {
        for (var step = 0; step < 40; step++)
        {
            if (await page.EvaluateAsync<bool>("what => document.activeElement?.matches(what) ?? false", what))
            {
                Assert.NotEqual(
                    "none",
                    await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")
                );
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never comes to {what} on {page.Url}.");
    }
}
