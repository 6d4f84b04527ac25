using System.Diagnostics;
using System.Text.Json;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;

namespace AfterSchool.Resilience.Tests;

/// <summary>
/// The system as its operator has it: by <c>./start</c> and nothing else. It can be killed, its data can be destroyed, and it can be started
/// again under the same address.
/// </summary>
internal sealed class OperatedSystem : IAsyncDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("afterschool-operated-");

    // Whoever is told 503 while a process comes back asks again, as any client must.
    private readonly Traffic _traffic = new() { Patience = TimeSpan.FromMinutes(1) };
    private readonly FileStream? _nobodyBuilds = Lock();
    private readonly int _port = Backends.FreePort();
    private readonly int _postgres = Backends.FreePort();
    private readonly int _broker = Backends.FreePort();
    private Command? _running;

    // PostgreSQL's system user must reach it.
    private OperatedSystem()
    {
        if (OperatingSystem.IsLinux())
            File.SetUnixFileMode(_home.FullName, (UnixFileMode)0b111_101_101);
    }

    /// <summary>The folder with everything it knows.</summary>
    public string Data => Path.Combine(_home.FullName, "data");

    /// <summary>Where a backup may lie.</summary>
    public string BackupFile => Path.Combine(_home.FullName, "backup");

    /// <summary>The system as people know it.</summary>
    public Stage Stage { get; private set; } = null!;

    /// <summary>The host's process.</summary>
    public int HostId => _running!.Id;

    private string ClockFile => Path.Combine(_home.FullName, "clock");

    private Uri Gateway => new($"http://localhost:{_port}");

    /// <summary>Starts it for the first time, and signs up its first operator.</summary>
    public static async Task<OperatedSystem> NewAsync(string seed)
    {
        var system = new OperatedSystem();
        var clock = new StoryClock(system.ClockFile);
        await clock.SetAsync(TimeSpan.Zero);
        await system.StartAsync();
        var first = await Person.SetUpAsync(system.Gateway, system._traffic, system.Kept("setup-code"));
        system.Stage = new Stage(system.Gateway, first, system._traffic, clock, new Seeded(seed));
        return system;
    }

    /// <summary>Starts it, and returns when it serves.</summary>
    public async Task StartAsync()
    {
        _running = Command.Start([
            "--data",
            Data,
            $"--GatewayPort={_port}",
            $"--Ports:postgres={_postgres}",
            $"--Ports:messaging={_broker}",
            "--environment=Rehearsal",
            $"--Parameters:clock-shift-file={ClockFile}",
        ]);
        await Eventually.True(
            () => _running.Said.Contains("Ready after", StringComparison.Ordinal) || _running.HasEnded,
            "the system stands",
            TimeSpan.FromMinutes(4)
        );
        Assert.False(_running.HasEnded, _running.Said);
    }

    /// <summary>Another of the operator's commands, run to its end.</summary>
    public async Task RunAsync(params string[] args)
    {
        using var command = Command.Start(["--data", Data, .. args]);
        Assert.True(await command.EndAsync() == 0, $"./start {string.Join(' ', args)}: {command.Said}");
    }

    /// <summary>The host is killed, the kernel ends what it ran, and nothing of the data is left, the broker's included.</summary>
    public async Task IsDestroyedAsync()
    {
        var (broker, server) = (IdOf("rabbit"), IdOf("/bin/postgres -D"));
        ProcessTree.Send(HostId, ProcessTree.Kill);
        await _running!.EndAsync();
        await Eventually.True(
            () => !ProcessTree.IsThere(broker) && !ProcessTree.IsThere(server),
            "the servers are gone",
            TimeSpan.FromMinutes(1)
        );
        Directory.Delete(Data, recursive: true);
    }

    /// <summary>The process that runs a program.</summary>
    public int IdOf(string program) => ProcessTree.Child(HostId, program);

    /// <summary>Its servers, as their administrator reaches them.</summary>
    public async Task<Servers> ServersAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Data, "messaging", "rabbitmq.conf"));
        var management = lines.Single(line => line.StartsWith("management.tcp.port", StringComparison.Ordinal));
        return new Servers(
            $"Host=127.0.0.1;Port={_postgres};Username=postgres;Password={Kept("postgres-password")}",
            new Uri($"amqp://guest:{Kept("rabbitmq-password")}@127.0.0.1:{_broker}"),
            new Uri($"http://127.0.0.1:{management.Split('=')[1].Trim()}")
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_running is { HasEnded: false })
        {
            ProcessTree.Send(HostId, ProcessTree.Interrupt);
            await _running.EndAsync();
        }
        _running?.Dispose();
        _traffic.Dispose();
        _nobodyBuilds?.Dispose();
        _home.Delete(recursive: true);
    }

    private string Kept(string name) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Path.Combine(Data, "parameters.json"))
        )![name];

    // As whoever runs from a checkout does, so that ./start takes the programs as they are; the check has done so already.
    private static FileStream? Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(
                    Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts")).FullName,
                    "running.lock"
                ),
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None
            );
        }
        catch (IOException)
        {
            return null;
        }
    }
}
