using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Directory.SignIn;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Tests.SignIn;

public sealed class SignInTests(DirectoryApp app)
{
    private const string Password = DirectoryApp.Password;

    [Fact]
    public async Task Gives_a_token_that_says_who_with_which_roles_and_where()
    {
        var (id, userName) = await ActiveAsync(Roles.Authority);
        var token = Browser.Read(await new Browser(app).SignInAsync(userName, Password));

        Assert.Equal("at+jwt", token.Typ);
        Assert.Equal("ES256", token.Alg);
        Assert.Equal(TestTokens.Issuer, token.Issuer);
        Assert.Contains("afterschool", token.Audiences);
        Assert.Equal(id.ToString(), token.Subject);
        Assert.Equal([Roles.Authority], token.Claims.Where(one => one.Type == "role").Select(one => one.Value));
        Assert.Equal("education", token.GetClaim("department").Value);
        Assert.Equal("4301", token.GetClaim("division").Value);
        Assert.Equal(TimeSpan.FromMinutes(10), token.ValidTo - token.IssuedAt);
        Assert.DoesNotContain(token.Claims, one => one.Type is "stamp" or "name");
    }

    [Fact]
    public async Task Opens_its_own_api_to_its_own_token_and_not_to_its_cookie()
    {
        var (_, userName) = await ActiveAsync(Roles.Operator);
        var browser = new Browser(app);
        var tokens = await browser.SignInAsync(userName, Password);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/directory/v1/schools")).StatusCode);

        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            tokens["access_token"]!.GetValue<string>()
        );
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/directory/v1/schools")).StatusCode);
    }

    [Fact]
    public async Task Renews_with_the_roles_of_the_moment_until_the_account_is_closed()
    {
        var school = await app.SchoolAsync();
        var (id, userName) = await ActiveAsync();
        var browser = new Browser(app);
        var tokens = await browser.SignInAsync(userName, Password);
        Assert.DoesNotContain(Browser.Read(tokens).Claims, one => one.Type == "role");

        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/schools/{school}/posts/{id}",
                new { roles = new[] { Roles.SchoolOffice }, classIds = Array.Empty<Guid>() }
            )
        );
        var renewed = await DirectoryApp.OkAsync(browser.RefreshAsync(tokens["refresh_token"]!.GetValue<string>()));
        tokens = (await renewed.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(Roles.SchoolOffice, Browser.Read(tokens).GetClaim("role").Value);

        await DirectoryApp.OkAsync(app.Operator.PostAsync($"/directory/v1/accounts/{id}/close", null));
        var refused = await browser.RefreshAsync(tokens["refresh_token"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("invalid_grant", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_no_code_without_a_code_challenge()
    {
        var answer = await new Browser(app).GetAsync(
            "/connect/authorize?client_id=gateway&response_type=code&scope=openid&redirect_uri="
                + Uri.EscapeDataString(TestTokens.Issuer + "signin-oidc")
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("invalid_request", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locks_after_five_wrong_passwords_and_says_the_same_of_nobody()
    {
        var (id, userName) = await ActiveAsync();
        var browser = new Browser(app);
        var words = new HashSet<string>();
        for (var attempt = 0; attempt < Passwords.Attempts; attempt++)
            words.Add(await RefusedAsync(browser, userName, "not the password"));
        words.Add(await RefusedAsync(browser, userName, Password));
        words.Add(await RefusedAsync(browser, $"nobody{id:N}", Password));
        Assert.Single(words);

        // A quarter of an hour later, by the machine's clock.
        var past = TimeProvider.System.GetUtcNow().AddSeconds(-1);
        await app.InDbAsync(db =>
            db.Accounts.Where(one => one.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LockedUntil, past))
        );
        Assert.NotEmpty(Browser.Read(await new Browser(app).SignInAsync(userName, Password)).Subject);
    }

    [Fact]
    public async Task Judges_no_more_than_five_guesses_however_many_come_at_once()
    {
        var (id, userName) = await ActiveAsync();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ =>
                    new Browser(app).SendAsync("/sign-in", ("userName", userName), ("password", "wrong guess"))
                )
        );
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
        Assert.Equal(
            Passwords.Attempts,
            await app.InDbAsync(db =>
                db.Accounts.Where(one => one.Id == id).Select(one => one.FailedAttempts).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Activates_once()
    {
        var (_, userName, code) = await app.AccountAsync(Roles.Guardian);
        Assert.Equal(HttpStatusCode.BadRequest, (await ActivateAsync(userName, code, "short")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ActivateAsync(userName, "AAAA-BBBB-CCCC", Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ActivateAsync(userName, code, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ActivateAsync(userName, code, "another password")).StatusCode);
        Assert.NotEmpty(Browser.Read(await new Browser(app).SignInAsync(userName, Password)).Subject);
    }

    [Fact]
    public async Task Takes_no_form_that_it_did_not_give_out()
    {
        var (_, userName) = await ActiveAsync();
        var answer = await new Browser(app).SendBlindAsync("/sign-in", ("userName", userName), ("password", Password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(
            answer.Headers,
            header =>
                header.Key == "Set-Cookie"
                && header.Value.Any(one => one.StartsWith("directory=", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Marks_every_cookie_secure_though_the_gateway_comes_over_plain_http()
    {
        var (_, userName) = await ActiveAsync();
        using var plain = app.CreateClient(
            new()
            {
                BaseAddress = new("http://directory"),
                HandleCookies = false,
                AllowAutoRedirect = false,
            }
        );
        var form = await plain.GetAsync("/sign-in");
        var answer = await new Browser(app).SendAsync("/sign-in", ("userName", userName), ("password", Password));
        var language = await plain.GetAsync("/assets/preferences?language=en&back=/sign-in");

        string[] cookies =
        [
            .. form.Headers.GetValues("Set-Cookie"),
            .. answer.Headers.GetValues("Set-Cookie"),
            .. language.Headers.GetValues("Set-Cookie"),
        ];
        Assert.Equal(
            ["__Host-directory", "__Host-directory-form", "language"],
            cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order()
        );
        Assert.All(cookies, cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Sends_nobody_elsewhere_after_signing_in()
    {
        var (_, userName) = await ActiveAsync();
        var answer = await new Browser(app).SendAsync(
            "/sign-in?returnUrl=%2F%2Fevil.example%2F",
            ("userName", userName),
            ("password", Password)
        );
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Lets_a_program_in_by_its_own_credentials()
    {
        var id = Guid.CreateVersion7();
        var body = new
        {
            name = "省级平台",
            role = Roles.ProvincialPlatform,
            division = "43",
        };
        var entered = await DirectoryApp.OkAsync(app.Operator.PutAsJsonAsync($"/directory/v1/clients/{id}", body));
        var secret = (await entered.Content.ReadFromJsonAsync<JsonObject>())!["clientSecret"]!.GetValue<string>();
        var again = await DirectoryApp.OkAsync(app.Operator.PutAsJsonAsync($"/directory/v1/clients/{id}", body));
        Assert.Null((await again.Content.ReadFromJsonAsync<JsonObject>())!["clientSecret"]);

        var answer = await DirectoryApp.OkAsync(ProgramAsync(id, secret));
        var token = Browser.Read((await answer.Content.ReadFromJsonAsync<JsonObject>())!);
        Assert.Equal(
            (id.ToString(), "provincialPlatform", "43"),
            (token.Subject, token.GetClaim("role").Value, token.GetClaim("division").Value)
        );
        Assert.Equal(HttpStatusCode.Unauthorized, (await ProgramAsync(id, "wrong")).StatusCode);
        await DirectoryApp.OkAsync(app.Operator.PostAsync($"/directory/v1/clients/{id}/end", null));
        Assert.False((await ProgramAsync(id, secret)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Shows_its_keys_and_where_it_is_met()
    {
        using var client = app.CreateClient();
        var found = (await client.GetFromJsonAsync<JsonObject>("/.well-known/openid-configuration"))!;
        Assert.Equal(TestTokens.Issuer, found["issuer"]!.GetValue<string>());
        Assert.Equal(TestTokens.Issuer + "connect/token", found["token_endpoint"]!.GetValue<string>());
        var key = Assert.Single((await client.GetFromJsonAsync<JsonObject>("/.well-known/jwks"))!["keys"]!.AsArray())!;
        Assert.Equal("ES256", key["alg"]!.GetValue<string>());
        Assert.Null(key["d"]);
    }

    [Fact]
    public async Task Makes_one_pair_of_keys_for_all_replicas()
    {
        var keys = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    app.InDbAsync(async db =>
                    {
                        var one = new ServerKeys(
                            new(app.Names, app.Names, app.Names),
                            new(TimeSpan.FromDays(90), TimeSpan.FromHours(9))
                        );
                        await one.LoadAsync(db, CancellationToken.None);
                        return one.Signing.KeyId;
                    })
                )
        );
        Assert.Single(keys.Distinct());
        Assert.Equal(2, await app.InDbAsync(db => db.ServerKeys.CountAsync()));
    }

    [Fact]
    public async Task Keeps_the_keys_of_its_cookies_sealed()
    {
        await new Browser(app).GetAsync("/sign-in");
        var keys = await app.InDbAsync(db => db.DataProtectionKeys.Select(key => key.Xml!).ToListAsync());
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Contains("<sealed", key, StringComparison.Ordinal));
        Assert.All(keys, key => Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal));
    }

    private Task<(Guid Id, string UserName)> ActiveAsync(params string[] roles) => app.ActiveAsync(roles);

    private Task<HttpResponseMessage> ActivateAsync(string userName, string code, string password) =>
        new Browser(app).SendAsync("/activate", ("userName", userName), ("code", code), ("password", password));

    private static async Task<string> RefusedAsync(Browser browser, string userName, string password)
    {
        var answer = await browser.SendAsync("/sign-in", ("userName", userName), ("password", password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        var start = page.IndexOf("<ul>", StringComparison.Ordinal);
        return page[start..page.IndexOf("</ul>", start, StringComparison.Ordinal)];
    }

    private Task<HttpResponseMessage> ProgramAsync(Guid id, string secret) =>
        app.CreateClient()
            .PostAsync(
                "/connect/token",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["grant_type"] = "client_credentials",
                        ["client_id"] = id.ToString(),
                        ["client_secret"] = secret,
                        ["scope"] = "afterschool",
                    }
                )
            );
}
