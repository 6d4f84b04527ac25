using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

namespace AfterSchool.Gateway.Tests;

public sealed class PublicRoutesTests(GatewayApp app)
{
    /// <summary>Route, path, service: the whole of what is public.</summary>
    public static TheoryData<string, string, string> Public =>
        new()
        {
            { "enrolment-api", "/enrolment/v1/plans/1?a=%2F", "enrolment" },
            { "fees-api", "/fees/v1/bills", "fees" },
            { "staffing-api", "/staffing/v1/staff", "staffing" },
            { "safety-api", "/safety/v1/sessions", "safety" },
            { "supervision-api", "/supervision/v1/complaints", "supervision" },
            { "directory-api", "/directory/v1/schools", "directory" },
            { "province-api", "/province/v1/summary", "supervision" },
            { "enrolment-openapi", "/openapi/enrolment.json", "enrolment" },
            { "enrolment-seats", "/enrolment/v1/schools/0198f0a0-0000-7000-8000-000000000001/seats", "enrolment" },
            { "enrolment-plan-workbooks", "/enrolment/v1/plans/1/workbooks/menu/import", "enrolment" },
            { "enrolment-school-workbooks", "/enrolment/v1/schools/1/workbooks/inventory.xlsx", "enrolment" },
            { "directory-workbooks", "/directory/v1/schools/1/workbooks/pupils/check.xlsx", "directory" },
            { "fees-openapi", "/openapi/fees.json", "fees" },
            { "staffing-openapi", "/openapi/staffing.json", "staffing" },
            { "safety-openapi", "/openapi/safety.json", "safety" },
            { "supervision-openapi", "/openapi/supervision.json", "supervision" },
            { "directory-openapi", "/openapi/directory.json", "directory" },
            { "sign-in", "/sign-in", "directory" },
            { "sign-in", "/sign-in/external", "directory" },
            { "activate", "/activate", "directory" },
            { "set-up", "/set-up", "directory" },
            { "signed-out", "/signed-out", "directory" },
            { "token", "/connect/token", "directory" },
            { "connect", "/connect/authorize", "directory" },
            { "connect", "/connect/logout", "directory" },
            { "discovery", "/.well-known/openid-configuration", "directory" },
            { "keys", "/.well-known/jwks", "directory" },
            { "enrolment-law", "/public/enrolment/law/compare?first=a&second=b", "enrolment" },
            { "enrolment-rounds", "/public/enrolment/rounds/1/draw.json", "enrolment" },
            { "enrolment-verify", "/public/enrolment/verify", "enrolment" },
            { "enrolment-plans", "/public/enrolment/plans/FA-430102-2026-000001", "enrolment" },
            { "enrolment-plans", "/public/enrolment/plans/FA-430102-2026-000001/canonical?version=1", "enrolment" },
            { "enrolment-agreements", "/public/enrolment/agreements/check?number=a&hash=b", "enrolment" },
            { "enrolment-calendar", "/public/enrolment/calendar.ics?key=a", "enrolment" },
            { "fees-law", "/public/fees/law", "fees" },
            { "staffing-law", "/public/staffing/law/hunan?on=2026-09-01", "staffing" },
            { "safety-law", "/public/safety/law", "safety" },
            { "supervision-law", "/public/supervision/law", "supervision" },
            { "enrolment-pages", "/school/enrolment/plans", "enrolment" },
            { "fees-pages", "/family/fees", "fees" },
            { "staffing-pages", "/vendor/staffing/offers", "staffing" },
            { "safety-pages", "/family/safety/pick-up", "safety" },
            { "supervision-pages", "/authority/supervision/cases", "supervision" },
            { "directory-pages", "/school/directory/classes", "directory" },
            { "hotline", "/hotline/cases", "supervision" },
        };

    [Theory]
    [MemberData(nameof(Public))]
    public async Task Reach_their_service_and_no_other(string route, string path, string service)
    {
        var mark = $"{route} {path}";
        using var program = app.Program();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Mark", mark } } };
        await program.SendAsync(request);
        Assert.Equal([service], app.WhoGot(mark));
    }

    [Fact]
    public void Are_all_in_the_table_above()
    {
        var configured = app.Gateway.Services.GetRequiredService<IProxyConfigProvider>().GetConfig().Routes;
        Assert.Equal(
            configured.Select(route => route.RouteId).Order(),
            Public.Select(row => row.Data.Item1).Distinct().Order()
        );
    }

    [Theory]
    [InlineData("/enrolment/health/ready")]
    [InlineData("/enrolment/health/live")]
    [InlineData("/enrolment")]
    [InlineData("/enrolment/v2/plans")]
    [InlineData("/enrolment/v1/../health/ready")]
    [InlineData("/enrolment/v1/%2e%2e/health/ready")]
    [InlineData("/enrolment/v1/%2e%2e%2fhealth/ready")]
    [InlineData("/enrolment/v1/..%2f..%2fhealth/ready")]
    [InlineData("/enrolment/v1/%252e%252e/health/ready")]
    [InlineData("/enrolment/v1/..%5chealth")]
    [InlineData("/enrolment/v1/..\\health")]
    [InlineData("//enrolment/v1/plans")]
    [InlineData("/enrolment//v1/plans")]
    [InlineData("/enrolment/v1//plans")]
    [InlineData("/enrolment/v1/./plans")]
    [InlineData("/openapi/gateway.json")]
    [InlineData("/openapi/enrolment.json/more")]
    [InlineData("/connect/../health/ready")]
    [InlineData("/connect/%2e%2e/directory/health/ready")]
    [InlineData("/.well-known/other")]
    [InlineData("/pupil/enrolment/plans")]
    [InlineData("/public/enrolment/plans")]
    [InlineData("/public/enrolment/agreements")]
    [InlineData("/public/directory/law")]
    [InlineData("/school/directory/accounts")]
    [InlineData("/sign-in-more")]
    [InlineData("/activate/more")]
    [InlineData("/metrics")]
    [InlineData("/province/v2/summary")]
    public async Task Are_the_only_ones(string path)
    {
        var mark = $"forbidden {path}";
        var token = app.Directory.TokenFor("program", $"{app.Gateway.PublicUrl}/");
        var answer = await app.Gateway.RawAsync(path, $"X-Mark: {mark}", $"Authorization: Bearer {token}");
        Assert.StartsWith("HTTP/1.1 404 ", answer);
        Assert.Contains("urn:afterschool:problem:not-found", answer);
        Assert.Empty(app.WhoGot(mark));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/assets/pages.css")]
    public async Task Leave_health_and_the_style_of_pages_to_the_gateway_itself(string path)
    {
        var mark = $"own {path}";
        var answer = await app.Gateway.RawAsync(path, $"X-Mark: {mark}");
        Assert.StartsWith("HTTP/1.1 200 ", answer);
        Assert.Empty(app.WhoGot(mark));
    }

    [Fact]
    public async Task Of_people_are_closed_to_whoever_is_not_signed_in()
    {
        var mark = "closed";
        using var browser = app.Gateway.NewBrowser();
        var page = await browser.GetAsync("/school/enrolment/plans?a=1", ("Accept", "text/html"), ("X-Mark", mark));
        Assert.Equal(302, (int)page.StatusCode);
        Assert.Equal(
            "/session/sign-in?returnUrl=%2Fschool%2Fenrolment%2Fplans%3Fa%3D1",
            page.Headers.Location!.OriginalString
        );
        var script = await browser.GetAsync("/school/enrolment/plans", ("X-Mark", mark));
        Assert.Equal("not-signed-in", await script.ProblemAsync());
        Assert.Empty(app.WhoGot(mark));
    }
}
