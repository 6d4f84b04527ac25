using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;
using AfterSchool.Resilience.Killing;
using AfterSchool.Testing;
using Aspire.Hosting;
using Aspire.Hosting.Testing;

namespace AfterSchool.Resilience;

/// <summary>
/// The whole system as the AppHost runs it, durable as in production, with a patient first operator in it; whatever dies, the
/// AppHost starts again.
/// </summary>
public sealed class StandingSystem : IAsyncDisposable
{
    private readonly string _clock = Path.Combine(Path.GetTempPath(), $"clock-{Guid.CreateVersion7():N}");
    private readonly Traffic _traffic = new() { Patience = TimeSpan.FromMinutes(3) };
    private DistributedApplicationTestingBuilder _testing = null!;

    private readonly TimeSpan _limitBefore = Asking.Limit;
    private Copies? _copies;

    private StandingSystem() { }

    /// <summary>The running application.</summary>
    public DistributedApplication App { get; private set; } = null!;

    /// <summary>Its servers.</summary>
    public Servers Servers { get; private set; } = null!;

    /// <summary>The system as people know it.</summary>
    public Stage Stage { get; private set; } = null!;

    /// <summary>The second gateway's address where there are two, else the first's.</summary>
    public Uri OtherGateway => _copies?.Gateway ?? Stage.Gateway;

    /// <summary>Everything asked, and said again.</summary>
    public Traffic Traffic => _traffic;

    /// <summary>Starts it, and returns when it serves.</summary>
    /// <param name="twice">With two copies of every service and of the gateway.</param>
    public static async Task<StandingSystem> StartAsync(bool twice = false)
    {
        var system = new StandingSystem { _copies = twice ? new Copies() : null };
        try
        {
            await system.BeginAsync();
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file that says by how much the story's clock is shifted.</summary>
    public string ClockFile => _clock;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Asking.Limit = _limitBefore;
        if (_copies is not null)
            await _copies.DisposeAsync();
        if (_testing is not null)
            await _testing.DisposeAsync();
        _traffic.Dispose();
        File.Delete(_clock);
    }

    private async Task BeginAsync()
    {
        var clock = new StoryClock(_clock);
        await clock.SetAsync(TimeSpan.Zero);
        OneMachine.SetUp();
        // Facts wait for as long as somebody keeps the broker away.
        Asking.Limit = TimeSpan.FromMinutes(4);
        _copies?.Announce();
        var port = Backends.FreePort();
        Processes.LeaveThoseAlone();
        _testing = await DistributedApplicationTestingBuilder.CreateAsync<Projects.AppHost>([
            $"--GatewayPort={port}",
            "--environment=Rehearsal",
            $"--Parameters:clock-shift-file={_clock}",
            // A database that acknowledges before it has written would lose what it promised, and rightly so.
            "--AfterSchool:Durable=true",
        ]);
        App = await _testing.BuildAsync();
        await App.StartAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(8));
        await App.ResourceNotifications.WaitForResourceHealthyAsync("gateway", limit.Token);
        if (_copies is not null)
            await _copies.StartAsync(limit.Token);
        Servers = await Servers.OfAsync(App);
        await new Promises(Servers).WatchAsync();
        var gateway = new Uri($"http://localhost:{port}");
        var first = await Person.SetUpAsync(gateway, _traffic, await App.GetParameterAsync("setup-code"));
        Stage = new Stage(gateway, first, _traffic, clock, new Seeded("standing"));
    }
}
