using AfterSchool.Gateway.Proxy;
using AfterSchool.Testing;
using Microsoft.Extensions.Configuration;

namespace AfterSchool.Gateway.Tests;

public sealed class SettingsTests
{
    private static IConfiguration With(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(Checkout.Root, "gateway", "appsettings.json"))
            .AddInMemoryCollection(settings.ToDictionary(one => one.Key, one => one.Value))
            .Build();

    [Fact]
    public void Report_everything_that_is_missing_or_wrong_at_once_with_the_key()
    {
        var configuration = With(
            ("PublicUrl", "after-school.example"),
            ("services:fees:http:0", "ftp://fees"),
            ("services:directory:http:0", "http://directory:1"),
            ("Limits:BodyBytes", "-1"),
            ("TrustedProxies:0", "10.0.0.0/99")
        );
        var failure = Assert.Throws<InvalidOperationException>(() => GatewaySettings.Read(configuration));
        string[] lines = failure.Message.Split("\n- ")[1..];
        Assert.Equal(
            [
                "PublicUrl",
                "ConnectionStrings:database",
                "Access:GatewaySecret",
                "services:enrolment:http:0",
                "services:fees:http:0",
                "services:safety:http:0",
                "services:staffing:http:0",
                "services:supervision:http:0",
                "TrustedProxies:0",
                "Limits:BodyBytes",
            ],
            lines.Select(line => line.Split(": ")[0].Split(" is ")[0])
        );
    }

    [Fact]
    public void Stop_the_gateway_before_it_serves()
    {
        var failure = Assert.ThrowsAny<Exception>(() =>
            new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program>().Server
        );
        Assert.Contains("Access:GatewaySecret is missing", failure.ToString());
    }

    [Fact]
    public void Take_as_many_replicas_as_are_given()
    {
        Assert.Equal(
            ["directory", "enrolment", "fees", "safety", "staffing", "supervision"],
            Destinations.Wanted(With()).Select(one => one.Service).Order()
        );
    }
}
