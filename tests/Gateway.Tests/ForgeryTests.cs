using System.Net;
using System.Net.Http.Json;

namespace AfterSchool.Gateway.Tests;

public sealed class ForgeryTests(GatewayApp app)
{
    private const string Command = "/enrolment/v1/plans/1/submit";

    [Fact]
    public async Task Of_a_script_without_the_token_is_refused_naming_the_cure()
    {
        using var browser = await SignedInAsync();
        var refused = await browser.CommandAsync(Command, new { }, withToken: false);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("GET /session/antiforgery in X-Antiforgery", await refused.Content.ReadAsStringAsync());
        Assert.Equal("forged", await refused.ProblemAsync());

        Assert.Equal(HttpStatusCode.OK, (await browser.CommandAsync(Command, new { }, withToken: true)).StatusCode);
    }

    [Fact]
    public async Task Is_not_helped_by_the_token_of_another()
    {
        using var browser = await SignedInAsync();
        using var other = app.Gateway.NewBrowser();
        app.Directory.Account = Guid.CreateVersion7().ToString();
        await other.SignInAsync();
        var told = await (await other.GetAsync("/session/antiforgery")).Content.ReadFromJsonAsync<
            Dictionary<string, string>
        >();
        browser.Cookies["antiforgery"] = other.Cookies["antiforgery"];

        var refused = await browser.FormAsync(
            Command,
            (told!["headerName"], told["token"]),
            ("Sec-Fetch-Site", "cross-site")
        );

        Assert.Equal("forged", await refused.ProblemAsync());
    }

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", "https://elsewhere.example", true)]
    [InlineData("same-site", null, false)]
    [InlineData("cross-site", null, false)]
    [InlineData("none", null, false)]
    [InlineData("cross-site", "{own}", false)]
    [InlineData(null, "{own}", true)]
    [InlineData(null, "https://elsewhere.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, false)]
    public async Task Of_a_form_is_known_by_where_it_was(string? site, string? origin, bool passes)
    {
        using var browser = await SignedInAsync();
        var headers = new List<(string, string)>();
        if (site is not null)
            headers.Add(("Sec-Fetch-Site", site));
        if (origin is not null)
            headers.Add(("Origin", origin.Replace("{own}", app.Gateway.PublicUrl, StringComparison.Ordinal)));

        var answer = await browser.FormAsync(Command, [.. headers]);

        Assert.Equal(passes ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Is_no_matter_for_programs()
    {
        using var program = app.Program();
        Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync(Command, new { })).StatusCode);

        using var browser = await SignedInAsync();
        var token = app.Directory.TokenFor("a-program", $"{app.Gateway.PublicUrl}/");
        var both = await browser.FormAsync(Command, ("Authorization", $"Bearer {token}"));
        Assert.Equal(HttpStatusCode.OK, both.StatusCode);
    }

    [Fact]
    public async Task Cannot_sign_anybody_out()
    {
        using var browser = await SignedInAsync();
        var answer = await browser.FormAsync("/session/sign-out", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal("forged", await answer.ProblemAsync());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/session")).StatusCode);
    }

    private async Task<Browser> SignedInAsync()
    {
        var browser = app.Gateway.NewBrowser();
        await browser.SignInAsync();
        return browser;
    }
}
