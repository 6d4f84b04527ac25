using System.Collections.Concurrent;
using System.Diagnostics;
using AfterSchool.Resilience.Checks;
using AfterSchool.Testing;

namespace AfterSchool.Resilience.Killing;

/// <summary>
/// A second copy of every service and of the gateway, beside those that the AppHost runs and with the same settings but for the
/// address; one that dies is started again, like the first.
/// </summary>
internal sealed class Copies : IAsyncDisposable
{
    private readonly Dictionary<string, int> _ports = Databases
        .Telling.Append("gateway")
        .ToDictionary(name => name, _ => Backends.FreePort());

    private readonly CancellationTokenSource _ending = new();
    private readonly BlockingCollection<Action> _work = [];
    private readonly List<Task> _lives = [];

    /// <summary>The second gateway.</summary>
    public Uri Gateway => new($"http://localhost:{_ports["gateway"]}");

    /// <summary>Tells the gateways, which inherit it, where the second copies will be. Before anything is started.</summary>
    public void Announce()
    {
        foreach (var name in Databases.Telling)
            Environment.SetEnvironmentVariable($"services__{name}__http__1", $"http://127.0.0.1:{_ports[name]}");
    }

    /// <summary>Starts them, once the first copies stand, and returns when they serve.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        // The kernel ends a child with the thread that started it, so one thread starts them all and lasts.
        new Thread(() =>
        {
            foreach (var action in _work.GetConsumingEnumerable())
                action();
        })
        {
            IsBackground = true,
            Name = "starts copies",
        }.Start();
        foreach (var (name, port) in _ports)
            _lives.Add(LiveAsync(StartOf(name, port)));
        using var http = new HttpClient();
        foreach (var port in _ports.Values)
            await Eventually.True(
                async () => (await http.GetAsync($"http://127.0.0.1:{port}/health/ready", ct)).IsSuccessStatusCode,
                "a second copy serves",
                TimeSpan.FromMinutes(4)
            );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_lives);
        foreach (var name in Databases.Telling)
            Environment.SetEnvironmentVariable($"services__{name}__http__1", null);
        _work.CompleteAdding();
        _ending.Dispose();
    }

    private static ProcessStartInfo StartOf(string name, int port)
    {
        var first = Processes.Of(name)[0];
        var start = new ProcessStartInfo("setpriv") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--pdeathsig", "KILL", "--", .. ProcessTree.Command(first).Split(' ')])
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (key, value) in ProcessTree.Variables(first))
            start.Environment[key] = value;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={name}-2";
        start.WorkingDirectory = Path.GetDirectoryName(ProcessTree.Command(first).Split(' ')[1])!;
        return start;
    }

    private async Task LiveAsync(ProcessStartInfo start)
    {
        while (!_ending.IsCancellationRequested)
        {
            using var process = await BeginAsync(start);
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                await process.WaitForExitAsync(_ending.Token);
                await Task.Delay(TimeSpan.FromSeconds(1), _ending.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
    }

    private Task<Process> BeginAsync(ProcessStartInfo start)
    {
        var begun = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => begun.SetResult(Process.Start(start)!));
        return begun.Task;
    }
}
