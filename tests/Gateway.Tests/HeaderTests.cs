namespace AfterSchool.Gateway.Tests;

public sealed class HeaderTests(GatewayApp app)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/docs/")]
    [InlineData("/session")]
    [InlineData("/no-such-path")]
    [InlineData("/fees/v1/bills")]
    [InlineData("/openapi/fees.json")]
    [InlineData("/sign-in")]
    [InlineData("/health/live")]
    public async Task Of_security_stand_on_every_answer_and_say_nothing_of_who_wrote_it(string path)
    {
        using var program = app.Gateway.Program();
        var answer = await program.GetAsync(path);
        string One(string name) => string.Join("|", answer.Headers.GetValues(name));

        Assert.Equal("nosniff", One("X-Content-Type-Options"));
        Assert.Equal("same-origin", One("Referrer-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", One("Permissions-Policy"));
        var policy = One("Content-Security-Policy");
        Assert.StartsWith("default-src 'self'; ", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("form-action 'self'", policy);
        Assert.DoesNotContain("script-src 'self' 'unsafe", policy);
        Assert.Equal(path == "/docs/", policy.Contains("style-src 'self' 'unsafe-inline'", StringComparison.Ordinal));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Insist_on_https_where_the_public_name_has_it()
    {
        await using var gateway = await app.AnotherAsync(("PublicUrl", "https://after-school.test"));
        using var program = gateway.Program();
        var answer = await program.GetAsync("/");
        Assert.Equal(
            "max-age=31536000; includeSubDomains",
            answer.Headers.GetValues("Strict-Transport-Security").Single()
        );
    }

    [Theory]
    [InlineData("/fees/v1/bills", "no-store")]
    [InlineData("/fees/v1/bills?cache=private", "private")]
    [InlineData("/session", "no-store")]
    [InlineData("/assets/pages.css", "public, no-cache")]
    public async Task Let_nobody_keep_answers_unless_whoever_answers_says_so(string path, string expected)
    {
        using var program = app.Gateway.Program();
        Assert.Equal(expected, (await program.GetAsync(path)).Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Of_a_callers_making_do_not_pass_for_the_gateways()
    {
        using var browser = app.Gateway.NewBrowser();
        var got = await browser.EchoAsync(
            "/fees/v1/bills",
            ("Host", "evil.example"),
            ("X-Forwarded-For", "10.9.9.9"),
            ("X-Forwarded-Host", "evil.example"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Prefix", "/evil"),
            ("Forwarded", "for=10.9.9.9"),
            ("X-Real-IP", "10.9.9.9"),
            ("X-Original-URL", "/health/ready"),
            ("X-HTTP-Method-Override", "DELETE")
        );
        Assert.Equal("127.0.0.1", got["X-Forwarded-For"]);
        Assert.Equal(new Uri(app.Gateway.PublicUrl).Authority, got["X-Forwarded-Host"]);
        Assert.Equal("http", got["X-Forwarded-Proto"]);
        foreach (
            var header in (string[])
                ["X-Forwarded-Prefix", "Forwarded", "X-Real-IP", "X-Original-URL", "X-HTTP-Method-Override"]
        )
            Assert.Null(got[header]);
    }

    [Fact]
    public async Task Of_a_trusted_proxy_name_the_caller()
    {
        await using var gateway = await app.AnotherAsync(
            ("TrustedProxies:0", "127.0.0.0/8"),
            ("TrustedProxies:1", "10.0.0.0/8")
        );
        using var browser = gateway.NewBrowser();
        // The right-most address that is no trusted proxy's own; what stands left of it anybody may have written.
        var got = await browser.EchoAsync("/fees/v1/bills", ("X-Forwarded-For", "1.2.3.4, 203.0.113.7, 10.0.0.5"));
        Assert.Equal("203.0.113.7", got["X-Forwarded-For"]);
    }
}
