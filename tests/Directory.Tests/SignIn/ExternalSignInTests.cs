using System.Net;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;

namespace AfterSchool.Directory.Tests.SignIn;

/// <summary>Sign-in delegated to another provider: it says who somebody is, the roll says whether they come in and as what.</summary>
public sealed class ExternalSignInTests(DelegatingDirectory house, DirectoryApp usual)
    : IClassFixture<DelegatingDirectory>
{
    private readonly DirectoryApp _app = house.App;

    [Fact]
    public async Task Lets_in_whom_the_roll_knows_with_the_roles_of_the_roll()
    {
        var (id, userName, _) = await _app.AccountAsync(Roles.Guardian);
        // Names are kept in small letters, and the other provider may not.
        house.Provider.Person = userName.ToUpperInvariant();
        var browser = new Browser(_app);
        var tokens = await browser.SignInAsync(returnUrl => ComeBackAsync(browser, returnUrl));

        var token = Browser.Read(tokens);
        Assert.Equal(id.ToString(), token.Subject);
        Assert.Equal(Roles.Guardian, Assert.Single(token.Claims, one => one.Type == "role").Value);
    }

    [Fact]
    public async Task Refuses_whom_the_roll_does_not_know()
    {
        house.Provider.Person = $"stranger{Guid.CreateVersion7():N}";
        await RefusedAsync();
    }

    [Fact]
    public async Task Refuses_whose_account_is_closed()
    {
        var (id, userName, _) = await _app.AccountAsync(Roles.Guardian);
        await DirectoryApp.OkAsync(_app.Operator.PostAsync($"/directory/v1/accounts/{id}/close", null));
        house.Provider.Person = userName;
        await RefusedAsync();
    }

    [Fact]
    public async Task Comes_back_with_words_when_it_was_declined_there_or_never_asked_for_here()
    {
        house.Provider.Person = null;
        foreach (
            var callback in (string[])[await OutsideAsync(new Browser(_app), "/"), "/sign-in/external/callback?state=x"]
        )
        {
            var browser = new Browser(_app);
            var answer = await browser.GetAsync(callback);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var page = await (
                await browser.GetAsync(answer.Headers.Location!.OriginalString)
            ).Content.ReadAsStringAsync();
            Assert.Contains("统一身份认证没有完成", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Is_offered_where_it_is_configured_and_nowhere_else()
    {
        var page = await (await new Browser(_app).GetAsync("/sign-in")).Content.ReadAsStringAsync();
        Assert.Contains("href=\"/sign-in/external?returnUrl=", page, StringComparison.Ordinal);

        var browser = new Browser(usual);
        Assert.DoesNotContain(
            "/sign-in/external",
            await (await browser.GetAsync("/sign-in")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sign-in/external")).StatusCode);
    }

    private async Task RefusedAsync()
    {
        var browser = new Browser(_app);
        var answer = await ComeBackAsync(browser, "/connect/authorize");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("不在本系统名册上", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [],
            cookie => cookie.StartsWith("directory=", StringComparison.Ordinal)
        );
        // What the other provider said is used up by it.
        var again = await browser.GetAsync("/sign-in/external/done?returnUrl=%2F");
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    // Away to the other provider, and back with its answer.
    private async Task<HttpResponseMessage> ComeBackAsync(Browser browser, string returnUrl)
    {
        var answered = await browser.GetAsync(await OutsideAsync(browser, returnUrl));
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        return await browser.GetAsync(answered.Headers.Location!.OriginalString);
    }

    private async Task<string> OutsideAsync(Browser browser, string returnUrl)
    {
        var away = await browser.GetAsync($"/sign-in/external?returnUrl={Uri.EscapeDataString(returnUrl)}");
        Assert.StartsWith(house.Provider.Address, away.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await outside.GetAsync(away.Headers.Location);
        Assert.StartsWith(
            TestTokens.Issuer + "sign-in/external/callback?",
            answer.Headers.Location?.ToString() ?? await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        return answer.Headers.Location!.PathAndQuery;
    }
}

/// <summary>A Directory that lets another provider say who somebody is.</summary>
public sealed class DelegatingDirectory : IAsyncLifetime
{
    /// <summary>The other provider.</summary>
    public SmallProvider Provider { get; } = new();

    /// <summary>Directory.</summary>
    public DirectoryApp App { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await Provider.StartAsync();
        App = new()
        {
            With =
            [
                ("SignIn:Oidc:Authority", Provider.Address),
                ("SignIn:Oidc:ClientId", SmallProvider.ClientId),
                ("SignIn:Oidc:ClientSecret", SmallProvider.ClientSecret),
            ],
        };
        await App.InitializeAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
