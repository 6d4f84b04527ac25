using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AfterSchool.Directory.Tests.SignIn;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Directory.Tests.Accounts;

public sealed class ChangeAccountTests(DirectoryApp app)
{
    [Fact]
    public async Task Gives_and_takes_roles_with_the_next_token()
    {
        var (id, userName) = await app.ActiveAsync(Roles.Guardian);
        var browser = new Browser(app);
        var tokens = await browser.SignInAsync(userName, DirectoryApp.Password);
        var body = new
        {
            roles = new[] { Roles.Authority },
            department = Departments.Price,
            division = "4301",
        };
        await DirectoryApp.OkAsync(app.Operator.PutAsJsonAsync($"/directory/v1/accounts/{id}/roles", body));
        await DirectoryApp.OkAsync(app.Operator.PutAsJsonAsync($"/directory/v1/accounts/{id}/roles", body));

        var renewed = await DirectoryApp.OkAsync(browser.RefreshAsync(tokens["refresh_token"]!.GetValue<string>()));
        var token = Browser.Read((await renewed.Content.ReadFromJsonAsync<JsonObject>())!);
        Assert.Equal(
            (Roles.Authority, Departments.Price, "4301"),
            (token.GetClaim("role").Value, token.GetClaim("department").Value, token.GetClaim("division").Value)
        );
    }

    [Theory]
    [InlineData(Roles.Authority, null, "4301")]
    [InlineData(Roles.Guardian, "education", null)]
    [InlineData("emperor", null, null)]
    public async Task Refuses_roles_that_do_not_fit_together(string role, string? department, string? division)
    {
        var (id, _, _) = await app.AccountAsync(Roles.Guardian);
        var answer = await app.Operator.PutAsJsonAsync(
            $"/directory/v1/accounts/{id}/roles",
            new
            {
                roles = new[] { role },
                department,
                division,
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Lets_an_office_change_its_own_people_within_what_an_office_gives()
    {
        var (school, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var (_, office) = await app.StaffAsync(school, Roles.SchoolOffice);
        var (_, stranger) = await app.StaffAsync(other, Roles.SchoolOffice);
        var id = Guid.CreateVersion7();
        await DirectoryApp.OkAsync(
            office.PutAsJsonAsync(
                $"/directory/v1/accounts/{id}",
                new
                {
                    userName = $"u{id:N}",
                    displayName = "钱多多",
                    roles = new[] { Roles.Guardian },
                    schoolId = school,
                }
            )
        );

        Task<HttpResponseMessage> RolesAsync(HttpClient by, string role) =>
            by.PutAsJsonAsync($"/directory/v1/accounts/{id}/roles", new { roles = new[] { role } });
        Assert.Equal(HttpStatusCode.NoContent, (await RolesAsync(office, Roles.ClassTeacher)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await RolesAsync(office, Roles.Principal)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await RolesAsync(office, Roles.Operator)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RolesAsync(stranger, Roles.Guardian)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await stranger.PutAsJsonAsync($"/directory/v1/accounts/{id}/contact", new { displayName = "x" })
            ).StatusCode
        );
        // What an operator has made of it is out of the office's reach.
        Assert.Equal(HttpStatusCode.NoContent, (await RolesAsync(app.Operator, Roles.Principal)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await RolesAsync(office, Roles.Guardian)).StatusCode);
    }

    [Fact]
    public async Task Keeps_the_new_name_and_address_sealed()
    {
        var (id, _, _) = await app.AccountAsync(Roles.Guardian);
        await DirectoryApp.OkAsync(
            app.Operator.PutAsJsonAsync(
                $"/directory/v1/accounts/{id}/contact",
                new
                {
                    displayName = "司马青山",
                    phone = "13712345678",
                    email = "qingshan@families.test",
                }
            )
        );
        var raw = await app.RawTablesAsync();
        foreach (var personal in (string[])["司马青山", "13712345678", "qingshan"])
            Assert.DoesNotContain(personal, raw, StringComparison.Ordinal);
        var shown = await app.Operator.GetFromJsonAsync<JsonArray>(
            $"/directory/v1/accounts?limit=1&after={Before(id)}"
        );
        Assert.Equal("司马青山", shown![0]!["displayName"]!.GetValue<string>());
    }

    [Fact]
    public async Task Closes_for_everything_but_a_token_that_is_out_and_reopens_for_a_new_sign_in_only()
    {
        // Somebody is left to operate the system: the last one is never closed.
        await app.ActiveAsync(Roles.Operator);
        var (id, userName) = await app.ActiveAsync(Roles.Operator);
        var browser = new Browser(app);
        var tokens = await browser.SignInAsync(userName, DirectoryApp.Password);
        await DirectoryApp.OkAsync(app.Operator.PostAsync($"/directory/v1/accounts/{id}/close", null));
        await DirectoryApp.OkAsync(app.Operator.PostAsync($"/directory/v1/accounts/{id}/close", null));

        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            tokens["access_token"]!.GetValue<string>()
        );
        // Ten minutes at most: services ask nobody about a token.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/directory/v1/schools?limit=1")).StatusCode);
        await AllRefusedAsync(browser, tokens);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(userName)).StatusCode);

        await DirectoryApp.OkAsync(app.Operator.PostAsync($"/directory/v1/accounts/{id}/reopen", null));
        await AllRefusedAsync(browser, tokens);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(userName)).StatusCode);

        Task<HttpResponseMessage> SendAsync(string name) =>
            new Browser(app).SendAsync("/sign-in", ("userName", name), ("password", DirectoryApp.Password));
    }

    private static async Task AllRefusedAsync(Browser browser, JsonObject tokens)
    {
        var renewed = await browser.RefreshAsync(tokens["refresh_token"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, renewed.StatusCode);
        // Directory's own cookie leads to the sign-in page again.
        var authorised = await browser.GetAsync(
            Browser.AuthorizeAddress("a-challenge-that-nobody-answers-0123456789012")
        );
        Assert.Equal("/sign-in", authorised.Headers.Location!.AbsolutePath);
    }

    // The greatest id smaller than this one, so that a list after it begins with this one.
    private static Guid Before(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        for (var at = bytes.Length - 1; at >= 0 && bytes[at]-- == 0; at--) { }
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>On a Directory of its own, where the operators can be counted.</summary>
public sealed class LastOperatorTests(EmptyDirectory empty) : IClassFixture<EmptyDirectory>
{
    [Fact]
    public async Task Is_neither_closed_nor_made_something_else_even_by_two_at_once()
    {
        var app = empty.Inner;
        var (one, _) = await app.ActiveAsync(Roles.Operator);
        var (two, _) = await app.ActiveAsync(Roles.Operator);
        // One who never activated the account operates nothing.
        await app.AccountAsync(Roles.Operator);

        var answers = await Task.WhenAll(
            app.Operator.PostAsync($"/directory/v1/accounts/{one}/close", null),
            app.Operator.PutAsJsonAsync($"/directory/v1/accounts/{two}/roles", new { roles = Array.Empty<string>() })
        );
        Assert.Equal(
            [HttpStatusCode.NoContent, HttpStatusCode.Conflict],
            answers.Select(answer => answer.StatusCode).Order()
        );
        var refused = answers.Single(answer => answer.StatusCode is HttpStatusCode.Conflict);
        Assert.Contains("last-operator", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
