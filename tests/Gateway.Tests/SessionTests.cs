using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace AfterSchool.Gateway.Tests;

public sealed class SessionTests(GatewayApp app)
{
    [Fact]
    public async Task Tells_who_is_signed_in_by_number_and_roles_and_no_name()
    {
        using var browser = app.Gateway.NewBrowser();
        Assert.Equal("not-signed-in", await (await browser.GetAsync("/session")).ProblemAsync());

        Assert.Equal("/session", await browser.SignInAsync());

        var who = await (await browser.GetAsync("/session")).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(app.Directory.Account, who.GetProperty("sub").GetString());
        Assert.Equal(
            ["dutyTeacher", "classTeacher"],
            who.GetProperty("roles").EnumerateArray().Select(one => one.GetString())
        );
        Assert.Equal(["sub", "roles", "expires"], who.EnumerateObject().Select(one => one.Name));
    }

    [Fact]
    public async Task Reaches_services_as_a_bearer_token_and_its_cookie_does_not()
    {
        using var browser = app.Gateway.NewBrowser();
        await browser.SignInAsync();
        await browser.GetAsync("/session/antiforgery");
        browser.Cookies["sessionC1"] = browser.Cookies["__Host-session"] = "spoof";
        browser.Cookies["sign-in.nonce.x"] = "1";
        browser.Cookies["language"] = "en";
        browser.Cookies["text"] = "large";
        browser.Cookies["safety.filter"] = "today";
        browser.Cookies["fees.filter"] = "unpaid";
        browser.Cookies[".AspNetCore.Identity"] = "directory's";

        var got = await browser.EchoAsync("/safety/v1/sessions", ("Authorization", "Basic Zm9vOmJhcg=="));

        Assert.StartsWith("Bearer ey", got["Authorization"]);
        Assert.Equal("language=en; text=large; safety.filter=today", got["Cookie"]);
    }

    [Fact]
    public async Task Leaves_Directorys_own_cookies_to_its_sign_in_and_gives_it_no_token()
    {
        using var browser = app.Gateway.NewBrowser();
        await browser.SignInAsync();
        browser.Cookies["directory"] = "own";
        foreach (var path in (string[])["/sign-in", "/connect/logout", "/set-up", "/activate", "/signed-out"])
        {
            var got = await browser.EchoAsync(path);
            Assert.Equal("directory=own", got["Cookie"]);
            Assert.Null(got["Authorization"]);
        }
    }

    [Fact]
    public async Task Yields_to_a_bearer_token_that_comes_with_it()
    {
        using var browser = app.Gateway.NewBrowser();
        await browser.SignInAsync();
        var token = app.Directory.TokenFor("a-program", $"{app.Gateway.PublicUrl}/");

        var got = await browser.EchoAsync("/fees/v1/bills", ("Authorization", $"Bearer {token}"));
        Assert.Equal($"Bearer {token}", got["Authorization"]);

        // Even a bad one: the services say so, and the gateway does not fall back on the cookie.
        var bad = await browser.EchoAsync("/fees/v1/bills", ("Authorization", "Bearer nonsense"));
        Assert.Equal("Bearer nonsense", bad["Authorization"]);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("~/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("elsewhere")]
    public async Task Sends_nobody_elsewhere_after_signing_in(string returnUrl)
    {
        using var browser = app.Gateway.NewBrowser();
        var answer = await browser.GetAsync($"/session/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Asks_Directory_for_a_code_with_PKCE_under_the_public_name_whatever_Host_says()
    {
        using var browser = app.Gateway.NewBrowser();
        var answer = await browser.GetAsync(
            "/session/sign-in",
            ("Host", "evil.example"),
            ("X-Forwarded-Host", "evil.example")
        );
        var to = answer.Headers.Location!;
        Assert.Equal($"{app.Gateway.PublicUrl}/connect/authorize", to.GetLeftPart(UriPartial.Path));
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(to.Query);
        Assert.Equal($"{app.Gateway.PublicUrl}/signin-oidc", asked["redirect_uri"]);
        Assert.Equal("openid offline_access afterschool", asked["scope"]);
        Assert.Equal("S256", asked["code_challenge_method"]);
    }

    [Fact]
    public async Task Ends_with_signing_out_and_the_old_cookie_opens_nothing()
    {
        using var browser = app.Gateway.NewBrowser();
        await browser.SignInAsync();
        var cookie = browser.Cookies["session"];

        var answer = await browser.FormAsync("/session/sign-out", ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(302, (int)answer.StatusCode);
        Assert.Equal($"{app.Gateway.PublicUrl}/connect/logout", answer.Headers.Location!.GetLeftPart(UriPartial.Path));
        Assert.Contains("id_token_hint=ey", answer.Headers.Location.Query);
        Assert.DoesNotContain("post_logout_redirect_uri", answer.Headers.Location.Query);
        browser.Cookies["session"] = cookie;
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/session")).StatusCode);
    }

    [Fact]
    public async Task Holds_at_every_replica()
    {
        await using var other = await app.AnotherAsync(
            ("ConnectionStrings:database", app.Gateway.Database),
            ("PublicUrl", app.Gateway.PublicUrl)
        );
        using var here = app.Gateway.NewBrowser();
        await here.SignInAsync();
        using var there = other.NewBrowser();
        there.Cookies["session"] = here.Cookies["session"];
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/session")).StatusCode);
    }

    [Fact]
    public async Task Ends_for_everybody_when_the_secret_changes_and_the_gateway_goes_on()
    {
        using var before = app.Gateway.NewBrowser();
        await before.SignInAsync();
        await using var renewed = await app.AnotherAsync(
            ("ConnectionStrings:database", app.Gateway.Database),
            ("PublicUrl", app.Gateway.PublicUrl),
            ("Access:GatewaySecret", "another-secret")
        );
        using var after = renewed.NewBrowser();
        after.Cookies["session"] = before.Cookies["session"];
        Assert.Equal(HttpStatusCode.Unauthorized, (await after.GetAsync("/session")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/session/antiforgery")).StatusCode);
    }

    [Fact]
    public async Task Is_not_begun_by_an_answer_nobody_asked_for()
    {
        using var browser = app.Gateway.NewBrowser();
        var answer = await browser.GetAsync("/signin-oidc?code=stolen&state=made-up");
        Assert.Equal("/?sign-in=failed", answer.Headers.Location!.OriginalString);
        Assert.DoesNotContain("session", browser.Cookies.Keys);
        Assert.Contains(
            "role=\"alert\"",
            await (await browser.GetAsync("/?sign-in=failed")).Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData("http://after-school.test", "session", false)]
    [InlineData("https://after-school.test", "__Host-session", true)]
    public async Task Has_a_cookie_that_scripts_cannot_read_nor_other_sites_send(string url, string name, bool secure)
    {
        await using var gateway = await app.AnotherAsync(("PublicUrl", url));
        using var browser = gateway.NewBrowser();
        await browser.SignInAsync();
        await browser.GetAsync("/session/antiforgery");

        var session = browser.CookiesSet.Single(one => one.StartsWith($"{name}=", StringComparison.Ordinal));
        Assert.Contains("; httponly", session);
        Assert.Contains("; samesite=lax", session);
        Assert.Contains("; path=/", session);
        Assert.DoesNotContain("domain", session);
        Assert.DoesNotContain("expires", session);
        Assert.All(browser.CookiesSet, one => Assert.Equal(secure, one.Contains("; secure")));
        Assert.All(browser.CookiesSet, one => Assert.Contains("; httponly", one));
    }

    [Fact]
    public async Task Lies_in_the_database_as_nobody_can_read_or_use_it()
    {
        await using var gateway = await app.AnotherAsync();
        using var browser = gateway.NewBrowser();
        await browser.SignInAsync();
        var got = await browser.EchoAsync("/safety/v1/sessions");
        var token = got["Authorization"]!["Bearer ".Length..];

        await using var database = NpgsqlDataSource.Create(gateway.Database);
        await using var command = database.CreateCommand(
            "select ticket, id_hash, (select string_agg(xml, '') from data_protection_key) from session"
        );
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        var ticket = Encoding.Latin1.GetString((byte[])row[0]);
        Assert.DoesNotContain(token[..20], ticket);
        Assert.DoesNotContain(app.Directory.Account, ticket);
        Assert.DoesNotContain("dutyTeacher", ticket);
        Assert.Equal(32, ((byte[])row[1]).Length);
        Assert.Contains("<sealed", (string)row[2]);
        Assert.DoesNotContain("<value>", (string)row[2]);
        Assert.False(await row.ReadAsync());
    }
}
