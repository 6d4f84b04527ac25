using System.Net;
using System.Net.Http.Headers;

namespace AfterSchool.Gateway.Tests;

public sealed class LimitTests(GatewayApp app)
{
    [Fact]
    public async Task Of_requests_are_each_callers_own_and_say_when_to_come_back()
    {
        // Three at once, then one in 30 s: the fourth waits.
        await using var gateway = await app.AnotherAsync(
            ("Limits:Client:Burst", "3"),
            ("Limits:Client:PerMinute", "2")
        );
        using var busy = app.Program(gateway, "busy");
        for (var n = 0; n < 3; n++)
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/fees/v1/bills")).StatusCode);

        var refused = await busy.GetAsync("/fees/v1/bills");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("too-many", await refused.ProblemAsync());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        using var other = app.Program(gateway, "other");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/fees/v1/bills")).StatusCode);
        // Another token of the same subject is the same caller.
        using var again = app.Program(gateway, "busy");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await again.GetAsync("/fees/v1/bills")).StatusCode);
    }

    [Fact]
    public async Task Are_not_escaped_by_made_up_tokens_cookies_or_addresses()
    {
        await using var gateway = await app.AnotherAsync(
            ("Limits:Client:Burst", "3"),
            ("Limits:Client:PerMinute", "2")
        );
        var seen = new List<HttpStatusCode>();
        for (var n = 0; n < 6; n++)
        {
            using var browser = gateway.NewBrowser();
            browser.Cookies["session"] = $"made-up-{n}";
            var headers = n % 2 == 0 ? ("Authorization", $"Bearer {n}") : ("X-Forwarded-For", $"10.1.1.{n}");
            seen.Add((await browser.GetAsync("/fees/v1/bills", headers)).StatusCode);
        }
        Assert.Equal(3, seen.Count(status => status == HttpStatusCode.TooManyRequests));
        for (var n = 0; n < 5; n++)
            Assert.StartsWith("HTTP/1.1 200 ", await gateway.RawAsync("/health/live"));
    }

    [Theory]
    [InlineData("/connect/token")]
    [InlineData("/sign-in")]
    [InlineData("/set-up")]
    [InlineData("/activate")]
    [InlineData("/session/sign-in")]
    public async Task Are_stricter_where_secrets_are_tried_whoever_asks(string path)
    {
        await using var gateway = await app.AnotherAsync(
            ("Limits:SignIn:Burst", "2"),
            ("Limits:SignIn:PerMinute", "1")
        );
        foreach (var subject in (string[])["one", "two"])
        {
            using var program = app.Program(gateway, subject);
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await program.GetAsync(path)).StatusCode);
        }
        using var third = app.Program(gateway, "three");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await third.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await third.GetAsync("/fees/v1/bills")).StatusCode);
    }

    [Theory]
    [InlineData(1000, false, HttpStatusCode.OK)]
    [InlineData(1001, false, HttpStatusCode.RequestEntityTooLarge)]
    // Where it is not said, the server counts the framing of chunks too.
    [InlineData(980, true, HttpStatusCode.OK)]
    [InlineData(1001, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Of_size_hold_to_the_byte_whether_the_length_is_said_or_not(
        int bytes,
        bool chunked,
        HttpStatusCode status
    )
    {
        await using var gateway = await app.AnotherAsync(("Limits:BodyBytes", "1000"));
        using var program = app.Program(gateway);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/fees/v1/files")
        {
            Content = new ByteArrayContent(new byte[bytes]),
        };
        request.Headers.TransferEncodingChunked = chunked;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");

        var answer = await program.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        if (status is not HttpStatusCode.OK)
            Assert.Equal("too-large", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Of_time_end_the_wait_for_a_service_that_never_answers()
    {
        await using var gateway = await app.AnotherAsync(
            ("ReverseProxy:Clusters:fees:HttpRequest:ActivityTimeout", "00:00:00.300")
        );
        using var program = app.Program(gateway);
        var answer = await program.GetAsync("/fees/v1/bills?never");
        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        Assert.Equal("failed", await answer.ProblemAsync());
    }

    [Fact]
    public async Task Of_time_are_longer_for_a_workbook_which_is_silent_until_all_of_it_is_taken_in()
    {
        await using var gateway = await app.AnotherAsync(
            ("ReverseProxy:Clusters:directory:HttpRequest:ActivityTimeout", "00:00:00.300")
        );
        using var program = app.Program(gateway);
        using var ended = new CancellationTokenSource();
        var import = program.GetAsync("/directory/v1/schools/x/workbooks/pupils/import?never", ended.Token);

        var other = await program.GetAsync("/directory/v1/schools?never");

        Assert.Equal((HttpStatusCode.GatewayTimeout, false), (other.StatusCode, import.IsCompleted));
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import);
    }

    [Fact]
    public async Task Of_a_service_that_is_away_are_told_as_a_problem()
    {
        await using var gateway = await app.AnotherAsync(("services:fees:http:0", "http://127.0.0.1:9"));
        using var program = app.Program(gateway);
        var answer = await program.GetAsync("/fees/v1/bills");
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("failed", await answer.ProblemAsync());
    }
}
