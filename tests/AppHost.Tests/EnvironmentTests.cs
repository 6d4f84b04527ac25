using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Tests;

public class EnvironmentTests
{
    [Fact]
    public async Task A_project_receives_the_names_of_the_real_Aspire()
    {
        var port = Testing.Backends.FreePort();
        await using var app = new RunningApplication("--Parameters:mail-host=mail.example", "--environment=Rehearsal");
        var database = app.Builder.AddPostgres(
            "postgres",
            password: Password(app, "postgres-password", "p"),
            port: 1111
        );
        var broker = app.Builder.AddRabbitMQ(
            "messaging",
            password: Password(app, "rabbit-password", "a/b"),
            port: 2222
        );
        var other = app.Shell("other", "true").WithHttpEndpoint(port);
        var server = database.GetEndpoint("tcp");
        app.Builder.AddProject(
                "told",
                Path.Combine(app.Builder.AppHostDirectory, "../tests/SmallHost/SmallHost.csproj")
            )
            .WithArgs("environment", Path.Combine(app.Folder, "told.json"))
            .WithHttpEndpoint(4444)
            .WithReference(database, connectionName: "admin")
            .WithReference(broker)
            .WithReference(other)
            .WithEnvironment("Mail__Host", app.Builder.AddParameter("mail-host"))
            .WithEnvironment("Made", ReferenceExpression.Create($"at {server.Property(EndpointProperty.Port)}"));
        await app.StartAsync();

        var given = await app.EnvironmentInAsync("told.json");

        Assert.Equal("Host=127.0.0.1;Port=1111;Username=postgres;Password=p", given["ConnectionStrings__admin"]);
        Assert.Equal("amqp://guest:a%2Fb@127.0.0.1:2222", given["ConnectionStrings__messaging"]);
        Assert.Equal($"http://127.0.0.1:{port}", given["services__other__http__0"]);
        Assert.Equal("http://127.0.0.1:4444", given["ASPNETCORE_URLS"]);
        Assert.Equal("mail.example", given["Mail__Host"]);
        Assert.Equal("at 1111", given["Made"]);
        Assert.Equal("Rehearsal", given["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("Rehearsal", given["DOTNET_ENVIRONMENT"]);
        Assert.Equal("told", given["OTEL_SERVICE_NAME"]);
    }

    [Fact]
    public async Task A_secret_that_nobody_set_is_made_once_and_readable_by_its_owner_only()
    {
        await using var app = new RunningApplication();
        var secret = app.Builder.AddParameter("names-keys", secret: true).Resource;
        await app.StartAsync();
        var made = await secret.GetValueAsync(TestContext.Current.CancellationToken);
        await app.Application.StopAsync(TestContext.Current.CancellationToken);

        var again = DistributedApplication.CreateBuilder([$"--AfterSchool:Data={app.Folder}"]);
        var same = again.AddParameter("names-keys", secret: true).Resource;
        await using var second = again.Build();
        await second.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(made, await same.GetValueAsync(TestContext.Current.CancellationToken));
        // 32 bytes in base64url: 43 letters.
        Assert.Equal(43, made!.Length);
        var mode = OperatingSystem.IsLinux() ? File.GetUnixFileMode(Path.Combine(app.Folder, "parameters.json")) : 0;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
    }

    [Fact]
    public void Short_forms_take_their_folders_along() =>
        Assert.Equal(
            ["--Parameters:pages=law", "--AfterSchool:Data=kept", "--AfterSchool:Fresh=true", "--GatewayPort=1"],
            HostSettings.WriteOut(["--pages", "law", "--data", "kept", "--fresh", "--GatewayPort=1"])
        );

    [Fact]
    public async Task Fresh_forgets_what_was_kept()
    {
        await using var app = new RunningApplication("--fresh");
        var old = Path.Combine(app.Folder, "old");
        await File.WriteAllTextAsync(old, "old", TestContext.Current.CancellationToken);

        await app.StartAsync();

        Assert.False(File.Exists(old));
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("")]
    public async Task A_name_is_letters_digits_and_single_hyphens(string name)
    {
        await using var app = new RunningApplication();
        Assert.Throws<ArgumentException>(() => app.Shell(name, "true"));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        await using var app = new RunningApplication();
        app.Shell("fees", "true");
        Assert.Throws<ArgumentException>(() => app.Shell("Fees", "true"));
    }

    private static IResourceBuilder<ParameterResource> Password(RunningApplication app, string name, string value) =>
        app.Builder.AddParameter(name, value, secret: true);
}
