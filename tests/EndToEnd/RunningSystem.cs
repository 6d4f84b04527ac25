using AfterSchool.Testing;
using AfterSchool.Testing.Otlp;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

[assembly: AssemblyFixture(typeof(AfterSchool.EndToEnd.RunningSystem))]

namespace AfterSchool.EndToEnd;

/// <summary>The whole system, as the AppHost runs it; reached through the gateway only.</summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private readonly string _clock = Path.Combine(Path.GetTempPath(), $"clock-{Guid.CreateVersion7():N}");
    private DistributedApplicationTestingBuilder _testing = null!;
    private DistributedApplication _app = null!;

    /// <summary>Whether the processes say what they do; figures are taken without.</summary>
    public bool IsWatched { get; init; } = true;

    /// <summary>What the processes say of themselves.</summary>
    public TelemetryReceiver Telemetry { get; private set; } = null!;

    /// <summary>The gateway's address, as people and programs know it.</summary>
    public Uri Gateway { get; private set; } = null!;

    /// <summary>The first operator, who signed up with the one-time code.</summary>
    public Person Operator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The story lives in its own time, which Production would refuse.

        await SetClockAsync(TimeSpan.Zero);
        // Twenty people sign in from one address within a minute, which is not how a town does it.
        Environment.SetEnvironmentVariable("Limits__SignIn__Burst", "1000");
        Telemetry = await TelemetryReceiver.StartAsync();
        Environment.SetEnvironmentVariable(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            IsWatched ? Telemetry.Grpc.AbsoluteUri : null
        );
        Environment.SetEnvironmentVariable("OTEL_METRIC_EXPORT_INTERVAL", "5000");
        var port = Backends.FreePort();
        _testing = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>([
            $"--GatewayPort={port}",
            "--environment=Rehearsal",
            $"--Parameters:clock-shift-file={_clock}",
        ]);
        _app = await _testing.BuildAsync();
        await _app.StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await _app.ResourceNotifications.WaitForResourceHealthyAsync("gateway", limit.Token);
        Gateway = new Uri($"http://localhost:{port}");
        Operator = await Person.SetUpAsync(Gateway, await _app.GetParameterAsync("setup-code"));
    }

    /// <summary>A process's own address, for figures taken beside the gateway.</summary>
    public Uri At(string resource) => _app.GetEndpoint(resource);

    /// <summary>The secret the gateway signs people in with, for figures that need a token in hand.</summary>
    public Task<string> GatewaySecretAsync() => _app.GetParameterAsync("gateway-secret");

    /// <summary>Moves the story's clock to that moment (China Standard Time).</summary>
    public async Task MoveToAsync(DateTimeOffset moment)
    {
        await SetClockAsync(moment - TimeProvider.System.GetUtcNow());
        // Each process looks at the file at most every 100 ms.
        await Task.Delay(TimeSpan.FromMilliseconds(400));
    }

    public async ValueTask DisposeAsync()
    {
        await _testing.DisposeAsync();
        await Telemetry.DisposeAsync();
        File.Delete(_clock);
    }

    private async Task SetClockAsync(TimeSpan shift)
    {
        // Written beside and renamed: a reader sees the old shift or the new one, never half of it.
        await File.WriteAllTextAsync(_clock + ".new", shift.ToString("c"));
        File.Move(_clock + ".new", _clock, overwrite: true);
    }
}
