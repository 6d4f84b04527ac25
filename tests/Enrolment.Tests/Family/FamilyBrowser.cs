using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Pages;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace AfterSchool.Enrolment.Tests.Family;

/// <summary>
/// Debian's Chromium before the service, with as much of a gateway between them as a page notices: the style sheet, the
/// reader's preferences, and the policy that lets nothing inline run.
/// </summary>
public sealed class FamilyBrowser(EnrolmentApp app) : IAsyncLifetime
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
    };

    private WebApplication _door = null!;
    private HttpClient _service = null!;
    private IPlaywright _driver = null!;
    private IBrowser _browser = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _door = builder.Build();
        _service = app.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false }
        );
        _door.MapPages();
        _door.MapFallback("{**path}", (Delegate)PassOnAsync);
        await _door.StartAsync();
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
            }
        );
    }

    /// <summary>A phone or a desk of that guardian.</summary>
    public Task<IPage> OpenAsync(
        Guid guardian,
        string language = "zh-CN",
        int width = 360,
        int height = 740,
        bool script = false
    ) => OpenAsync(app.As(guardian, Roles.Guardian), language, width, height, script);

    /// <summary>A phone or a desk of somebody.</summary>
    public async Task<IPage> OpenAsync(HttpClient who, string language, int width, int height, bool script)
    {
        var token = who.DefaultRequestHeaders.Authorization!;
        var context = await _browser.NewContextAsync(
            new()
            {
                BaseURL = _door.Urls.Single(),
                Locale = language,
                JavaScriptEnabled = script,
                ViewportSize = new() { Width = width, Height = height },
                ExtraHTTPHeaders = [new("Authorization", $"{token}")],
            }
        );
        // The machine may be busy with other suites.
        context.SetDefaultTimeout(120_000);
        return await context.NewPageAsync();
    }

    /// <summary>
    /// Clean to axe, nothing wider than the window; the page needs script for that, so it is read by one that has it.
    /// </summary>
    public static async Task IsCleanAsync(IPage page)
    {
        var width = page.ViewportSize!.Width;
        Assert.True(
            width >= await page.EvaluateAsync<int>("document.documentElement.scrollWidth"),
            await page.EvaluateAsync<string>(
                "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.unseen')).slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ')"
            )
        );
        var found = await page.RunAxe(Wcag);
        Assert.True(
            found.Violations.Length == 0,
            $"{page.Url}\n"
                + string.Join('\n', found.Violations.Select(one => $"{one.Id}: {one.Help}: {one.Nodes[0].Html}"))
        );
    }

    /// <summary>Round the page once at most; wherever it stops, the focus is to be seen.</summary>
    public static async Task TabToAsync(IPage page, string what)
    {
        for (var step = 0; step < 60; step++)
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

    /// <summary>For whoever wants to look: SCREENSHOTS=folder.</summary>
    public static async Task ScreenshotAsync(IPage page, string view)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{view}.png"), FullPage = true });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _driver.Dispose();
        await _door.DisposeAsync();
        _service.Dispose();
    }

    private async Task PassOnAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(http.Request.Method),
            $"{http.Request.Path}{http.Request.QueryString}"
        );
        if (http.Request.ContentLength > 0)
            request.Content = new StreamContent(http.Request.Body)
            {
                Headers =
                {
                    ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(http.Request.ContentType!),
                },
            };
        foreach (var name in (string[])["Authorization", "Accept-Language", "Cookie"])
            if (http.Request.Headers[name] is { Count: > 0 } said)
                request.Headers.TryAddWithoutValidation(name, said.ToString());
        // What comes bit by bit, as seats do, goes on bit by bit.
        using var answer = await _service.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            http.RequestAborted
        );
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        if (answer.Headers.Location is { } location)
            http.Response.Headers.Location = location.OriginalString;
        await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
