using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace AfterSchool.AppHost.Tests;

/// <summary>AppHost.cs itself, built under a test and not started.</summary>
public class ModelTests
{
    private static readonly string[] Services = ["directory", "enrolment", "fees", "staffing", "safety", "supervision"];

    [Fact]
    public async Task Every_service_is_migrated_first_and_waits_for_what_it_needs()
    {
        await using var testing = await BuilderAsync();
        var app = await testing.BuildAsync(TestContext.Current.CancellationToken);

        foreach (var name in Services)
        {
            string[] expected = name == "directory" ? [] : ["directory"];
            Assert.Equal([$"{name}-migrate", "messaging", .. expected], Needs(app.Find(name)));
            Assert.Equal(["postgres"], Needs(app.Find($"{name}-migrate")));
            Assert.Equal(["migrate"], app.Find($"{name}-migrate").Arguments);
        }
        Assert.Equal(["gateway-migrate", .. Services], Needs(app.Find("gateway")));
    }

    [Theory]
    [InlineData(
        "directory",
        "Sealing__Names",
        "Sealing__Grounds",
        "Sealing__Directory",
        "SetUp__Code",
        "Access__GatewaySecret"
    )]
    [InlineData("enrolment", "Sealing__Names", "Sealing__Grounds")]
    [InlineData("fees", "Sealing__Grounds")]
    [InlineData("staffing")]
    [InlineData("safety", "Sealing__Names")]
    [InlineData("supervision", "Sealing__Callers")]
    public async Task A_service_gets_its_connections_and_the_secrets_it_needs_and_no_other(
        string name,
        params string[] secrets
    )
    {
        // Directory decides by no document.
        string[] law = name == "directory" ? [] : ["Policy__Pages"];
        await using var testing = await BuilderAsync();
        var app = await testing.BuildAsync(TestContext.Current.CancellationToken);

        string[] common =
        [
            "Access__Issuer",
            "Clock__ShiftFile",
            "ConnectionStrings__database",
            "ConnectionStrings__messaging",
            "services__directory__http__0",
        ];
        var given = app.Find(name).Environment.Select(variable => variable.Key).Order(StringComparer.Ordinal);
        Assert.Equal(common.Concat(law).Concat(secrets).Order(StringComparer.Ordinal), given);
    }

    [Fact]
    public async Task Only_a_migration_has_the_administrators_connection()
    {
        await using var testing = await BuilderAsync();
        var app = await testing.BuildAsync(TestContext.Current.CancellationToken);

        var holders = app
            .Resources.OfType<ProcessResource>()
            .Where(process => process.Environment.Exists(variable => variable.Key == "ConnectionStrings__admin"))
            .Select(process => process.Name);
        string[] all = [.. Services, "gateway"];
        Assert.Equal(all.Select(name => $"{name}-migrate").Order(), holders.Order());
    }

    [Fact]
    public async Task The_gateway_listens_on_the_port_of_its_public_address()
    {
        await using var testing = await BuilderAsync("--GatewayPort=18123");
        var app = await testing.BuildAsync(TestContext.Current.CancellationToken);

        Assert.Equal(18123, app.GetEndpoint("gateway").Port);
        Assert.Equal("http://localhost:18123", await app.GetParameterAsync("public-url"));
    }

    private static Task<DistributedApplicationTestingBuilder> BuilderAsync(params string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>(args, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Needs(ProcessResource resource) =>
        resource.Dependencies.Select(dependency => dependency.On.Name);
}

file static class Lookup
{
    public static ProcessResource Find(this Aspire.Hosting.DistributedApplication app, string name) =>
        app.Resources.OfType<ProcessResource>().Single(process => process.Name == name);
}
