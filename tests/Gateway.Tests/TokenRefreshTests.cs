using System.Net;
using AfterSchool.Gateway.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace AfterSchool.Gateway.Tests;

public sealed class TokenRefreshTests(GatewayApp app)
{
    // The gateway refreshes a minute before the end, so a token of 50 s is due at once.
    private const int Due = 50;

    [Fact]
    public async Task Happens_once_for_a_crowd_of_requests_at_two_replicas()
    {
        var (gateway, directory) = await app.WithOwnDirectoryAsync();
        await using var _ = gateway;
        await using var __ = directory;
        await using var replica = await RunningGateway.StartAsync(
            [],
            [
                .. new[] { "enrolment", "fees", "staffing", "safety", "supervision" }.Select(service =>
                    ($"services:{service}:http:0", (string?)directory.Address)
                ),
                ("services:directory:http:0", directory.Address),
                ("ConnectionStrings:database", gateway.Database),
                ("PublicUrl", gateway.PublicUrl),
            ]
        );
        directory.Seconds = Due;
        using var browser = gateway.NewBrowser();
        await browser.SignInAsync("/docs/scalar.js");
        directory.Seconds = 3600;
        using var elsewhere = replica.NewBrowser();
        elsewhere.Cookies["session"] = browser.Cookies["session"];
        var before = directory.Refreshed;

        var got = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(n => (n % 2 == 0 ? browser : elsewhere).EchoAsync("/fees/v1/bills"))
        );

        Assert.Equal(before + 1, directory.Refreshed);
        Assert.Single(got.Select(one => one["Authorization"]).Distinct());
        Assert.Equal(got[0]["Authorization"], (await browser.EchoAsync("/fees/v1/bills"))["Authorization"]);
        Assert.Equal(before + 1, directory.Refreshed);
    }

    [Fact]
    public async Task Refused_by_Directory_ends_the_session()
    {
        var (gateway, directory) = await app.WithOwnDirectoryAsync();
        await using var _ = gateway;
        await using var __ = directory;
        directory.Seconds = Due;
        using var browser = gateway.NewBrowser();
        await browser.SignInAsync("/docs/scalar.js");
        var cookie = browser.Cookies["session"];
        directory.RefusesWith = 400;

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/session")).StatusCode);

        Assert.DoesNotContain("session", browser.Cookies.Keys);
        (directory.RefusesWith, browser.Cookies["session"]) = (null, cookie);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/session")).StatusCode);
    }

    [Fact]
    public async Task Waits_for_a_Directory_that_is_away_and_sends_no_dead_token()
    {
        var (gateway, directory) = await app.WithOwnDirectoryAsync();
        await using var _ = gateway;
        await using var __ = directory;
        directory.Seconds = Due;
        using var living = gateway.NewBrowser();
        await living.SignInAsync("/docs/scalar.js");
        directory.Seconds = 0;
        using var dead = gateway.NewBrowser();
        await dead.SignInAsync("/docs/scalar.js");
        directory.RefusesWith = 503;

        Assert.StartsWith("Bearer ey", (await living.EchoAsync("/fees/v1/bills"))["Authorization"]);
        var answer = await dead.GetAsync("/fees/v1/bills");
        Assert.Equal("not-ready", await answer.ProblemAsync());
        Assert.Equal("5", answer.Headers.RetryAfter?.ToString());

        (directory.RefusesWith, directory.Seconds) = (null, 3600);
        Assert.StartsWith("Bearer ey", (await dead.EchoAsync("/fees/v1/bills"))["Authorization"]);
    }

    [Fact]
    public async Task Leaves_nothing_of_sessions_that_are_over()
    {
        await using var gateway = await app.AnotherAsync();
        var store = gateway.Services.GetRequiredService<SessionStore>();
        var now = TimeProvider.System.GetUtcNow();
        var over = await store.StoreAsync(Ticket(now.AddSeconds(-1)));
        var running = await store.StoreAsync(Ticket(now.AddHours(1)));

        Assert.Null(await store.RetrieveAsync(over));
        Assert.Equal(1, await store.PurgeAsync(default));

        Assert.NotNull(await store.RetrieveAsync(running));
        await using var database = NpgsqlDataSource.Create(gateway.Database);
        await using var count = database.CreateCommand("select count(*) from session");
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    private static AuthenticationTicket Ticket(DateTimeOffset until) =>
        new(new(new System.Security.Claims.ClaimsIdentity()), new() { ExpiresUtc = until }, Schemes.Session);
}
