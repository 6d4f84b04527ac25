using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.Testing;

/// <summary>A service or the gateway as a process of its own, as it was built beside the test: one that can be killed and started again.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly Queue<string> _said = [];
    private readonly string _program;
    private readonly Dictionary<string, string?> _settings;
    private ChildProcess _child = null!;

    private ServiceProcess(string folder, int port, IReadOnlyDictionary<string, string?> settings)
    {
        // …/bin/Release/net10.0: what runs the test was built as what it starts.
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var name = char.ToUpperInvariant(Path.GetFileName(folder)[0]) + Path.GetFileName(folder)[1..];
        var program = Path.Combine([
            Checkout.Root,
            folder,
            "bin",
            built.Parent!.Name,
            built.Name,
            $"AfterSchool.{name}.dll",
        ]);
        (_program, Address) = (program, new Uri($"http://127.0.0.1:{port}"));
        _settings = settings.ToDictionary(
            one => one.Key.Replace(":", "__", StringComparison.Ordinal),
            one => one.Value
        );
        _settings["ASPNETCORE_URLS"] = Address.OriginalString;
    }

    /// <summary>Where it listens, each time it is started.</summary>
    public Uri Address { get; }

    /// <summary>Runs a command of it, as <c>migrate</c>, to its end.</summary>
    public static async Task RunAsync(string folder, IReadOnlyDictionary<string, string?> settings, string command)
    {
        var service = new ServiceProcess(folder, Backends.FreePort(), settings);
        await using var child = await service.SpawnAsync(command);
        if (await child.Exited != 0)
            throw new InvalidOperationException($"{folder} {command} failed:\n{string.Join('\n', service._said)}");
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="folder">Its project's folder, as <c>services/Enrolment</c>.</param>
    /// <param name="settings">Its configuration.</param>
    /// <param name="port">The port; a free one unless said.</param>
    public static async Task<ServiceProcess> StartAsync(
        string folder,
        IReadOnlyDictionary<string, string?> settings,
        int? port = null
    )
    {
        ArgumentNullException.ThrowIfNull(settings);
        var service = new ServiceProcess(folder, port ?? Backends.FreePort(), settings);
        await service.StartAsync();
        return service;
    }

    /// <summary>Ends it as a power cut would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        Signal.Kill.Send(_child.Id);
        await _child.Exited;
    }

    /// <summary>Starts it (again), and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        _child = await SpawnAsync();
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            await Eventually.True(
                async () => (await http.GetAsync("/health/ready")).IsSuccessStatusCode,
                $"{_program} is ready",
                Limit
            );
        }
        catch (TimeoutException problem)
        {
            throw new InvalidOperationException($"{problem.Message}\n{string.Join('\n', _said)}", problem);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _child.DisposeAsync();

    private Task<ChildProcess> SpawnAsync(params string[] arguments) =>
        ChildProcess.StartAsync(
            new ProcessSpec("dotnet", [_program, .. arguments], Path.GetDirectoryName(_program)!, _settings),
            Keep
        );

    private void Keep(string line)
    {
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > 40)
                _said.Dequeue();
        }
    }
}
