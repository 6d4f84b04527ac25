using System.Diagnostics;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;

namespace AfterSchool.Resilience.Tests;

/// <summary><c>./start</c> as an operator types it, and what it says.</summary>
internal sealed class Command : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _said = [];

    private Command(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Its process, which becomes the host's.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    /// <summary>Starts it.</summary>
    public static Command Start(string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(Checkout.Root, "start"), args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in OneMachine.Settings)
            start.Environment[name] = value;
        start.Environment.Remove("OTEL_EXPORTER_OTLP_ENDPOINT");
        return new Command(Process.Start(start)!);
    }

    /// <summary>Waits for its end; gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.Add(line ?? "");
    }
}
