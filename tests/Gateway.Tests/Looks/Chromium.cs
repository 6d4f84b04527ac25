using AfterSchool.Gateway.Tests.Looks;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace AfterSchool.Gateway.Tests.Looks;

/// <summary>Debian's Chromium, started when the first test looks at a page.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A browser that was never here, of this language and size.</summary>
    public async Task<IPage> OpenAsync(RunningGateway gateway, string language, int width, int height)
    {
        var (_, browser) = await _started.Value;
        return await browser.NewPageAsync(
            new()
            {
                BaseURL = gateway.PublicUrl,
                Locale = language == "en" ? "en-GB" : "zh-CN",
                ViewportSize = new() { Width = width, Height = height },
            }
        );
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated)
            return;
        var (driver, browser) = await _started.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return (
            driver,
            await driver.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments })
        );
    }
}
