using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;
using AfterSchool.Testing.Otlp;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

// One clock for all: stories are told one after the other.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace AfterSchool.EndToEnd;

/// <summary>
/// The whole system, as the AppHost runs it; reached through the gateway only. Where <c>SYSTEM_URL</c> names one that runs already, in
/// containers or on other machines, the stories are told there: with the code of <c>SYSTEM_SETUP_CODE</c> and the clock's file of
/// <c>SYSTEM_CLOCK</c>. What needs the processes themselves in hand is not for such a system.
/// </summary>
public class RunningSystem : IAsyncLifetime
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"clock-{Guid.CreateVersion7():N}");
    private readonly Traffic _traffic = new();
    private DistributedApplicationTestingBuilder? _testing;
    private DistributedApplication? _app;

    /// <summary>Whether the processes say what they do; figures are taken without.</summary>
    public bool IsWatched { get; init; } = true;

    /// <summary>What the processes say of themselves.</summary>
    public TelemetryReceiver Telemetry { get; private set; } = null!;

    /// <summary>The system as people know it: an address, a first operator, a clock.</summary>
    public Stage Stage { get; private set; } = null!;

    /// <summary>The gateway's address.</summary>
    public Uri Gateway => Stage.Gateway;

    /// <summary>The first operator, who signed up with the one-time code.</summary>
    public Person Operator => Stage.Operator;

    /// <summary>What a system of another kind is started with besides.</summary>
    protected virtual Task<string[]> MoreArgumentsAsync() => Task.FromResult<string[]>([]);

    public virtual async ValueTask InitializeAsync()
    {
        // The story lives in its own time, which Production would refuse.
        var clock = new StoryClock(Given("SYSTEM_CLOCK") ?? _file);
        await clock.SetAsync(TimeSpan.Zero);
        var (gateway, code) = Given("SYSTEM_URL") is { } running
            ? (new Uri(running), Given("SYSTEM_SETUP_CODE") ?? "")
            : await StartAsync();
        var first = await Person.SetUpAsync(gateway, _traffic, code);
        Stage = new Stage(gateway, first, _traffic, clock, new Seeded("stories"));
    }

    private async Task<(Uri Gateway, string SetUpCode)> StartAsync()
    {
        OneMachine.SetUp();
        Telemetry = await TelemetryReceiver.StartAsync();
        Environment.SetEnvironmentVariable(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            IsWatched ? Telemetry.Grpc.AbsoluteUri : null
        );
        Environment.SetEnvironmentVariable("OTEL_METRIC_EXPORT_INTERVAL", "5000");
        Environment.SetEnvironmentVariable("Telemetry__LookSeconds", "2");
        var port = Backends.FreePort();
        _testing = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>([
            $"--GatewayPort={port}",
            "--environment=Rehearsal",
            $"--Parameters:clock-shift-file={_file}",
            .. await MoreArgumentsAsync(),
        ]);
        _app = await _testing.BuildAsync();
        await _app.StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("gateway", limit.Token);
        return (new Uri($"http://localhost:{port}"), await _app.GetParameterAsync("setup-code"));
    }

    private DistributedApplication App =>
        _app ?? throw new InvalidOperationException("The system runs elsewhere; its processes are not in hand.");

    private static string? Given(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : null;

    /// <summary>A process's own address, for figures taken beside the gateway.</summary>
    public Uri At(string resource, string? endpoint = null) => App.GetEndpoint(resource, endpoint);

    /// <summary>The administrator's way into a server, for whoever looks behind the services.</summary>
    public async Task<string> ConnectionStringAsync(string resource) =>
        await App.GetConnectionStringAsync(resource)
        ?? throw new ArgumentException($"{resource} has no connection string.");

    /// <summary>Its servers, as their administrator reaches them.</summary>
    public Task<Servers> ServersAsync() => Servers.OfAsync(App);

    /// <summary>The secret the gateway signs people in with, for figures that need a token in hand.</summary>
    public Task<string> GatewaySecretAsync() => App.GetParameterAsync("gateway-secret");

    /// <summary>Moves the story's clock to that moment (China Standard Time).</summary>
    public Task MoveToAsync(DateOnly day, int hour, int minute = 0) =>
        Stage.Clock.MoveToAsync(StoryClock.China(day, hour, minute));

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_testing is not null)
            await _testing.DisposeAsync();
        if (Telemetry is not null)
            await Telemetry.DisposeAsync();
        _traffic.Dispose();
        File.Delete(_file);
    }
}

/// <summary>Stories that are told in one system, which ends before another begins.</summary>
[CollectionDefinition(nameof(Stories))]
public sealed class Stories : ICollectionFixture<RunningSystem>;
