namespace AfterSchool.Gateway.Tests;

public sealed class PageTests(GatewayApp app)
{
    [Fact]
    public async Task Landing_shows_the_way_in_or_the_way_out()
    {
        using var browser = app.Gateway.NewBrowser();
        var before = await (await browser.GetAsync("/")).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/session/sign-in\"", before);
        Assert.DoesNotContain("/session/sign-out", before);

        await browser.SignInAsync("/");

        var after = await (await browser.GetAsync("/")).Content.ReadAsStringAsync();
        Assert.Contains("action=\"/session/sign-out\"", after);
        Assert.DoesNotContain("/session/sign-in", after);
    }

    [Fact]
    public async Task Docs_show_six_documents_and_load_nothing_from_elsewhere()
    {
        using var browser = app.Gateway.NewBrowser();
        var page = await (await browser.GetAsync("/docs/")).Content.ReadAsStringAsync();
        foreach (var service in (string[])["enrolment", "fees", "staffing", "safety", "supervision", "directory"])
            Assert.Contains($"openapi/{service}.json", page);
        Assert.DoesNotContain("https://", page);
        var script = await browser.GetAsync("/docs/scalar.js");
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
    }
}
