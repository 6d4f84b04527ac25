using System.Diagnostics;

namespace AfterSchool.AppHost.Local.Processes;

/// <summary>
/// A process that cannot outlive this one. It leads a session of its own, so that Ctrl+C on the terminal reaches only the host, which
/// then ends everything in order; and the kernel ends it when the host dies, however the host dies.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Process process;
    private readonly ProcessSpec spec;

    private ChildProcess(Process process, ProcessSpec spec, Action<string> onLine)
    {
        this.process = process;
        this.spec = spec;
        Id = process.Id;
        Exited = WaitAsync(PumpAsync(process.StandardOutput, onLine), PumpAsync(process.StandardError, onLine));
    }

    /// <summary>The process id, which is also its group's and session's.</summary>
    public int Id { get; }

    /// <summary>Completes with the exit code when the process has ended.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts the process; every line it writes, on either stream, goes to <paramref name="onLine"/>.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The command cannot be run.</exception>
    public static async Task<ChildProcess> StartAsync(ProcessSpec spec, Action<string> onLine)
    {
        var start = new ProcessStartInfo("setsid")
        {
            WorkingDirectory = spec.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["setpriv", "--pdeathsig", spec.OrphanSignal.Name()])
            start.ArgumentList.Add(argument);
        if (spec.User is { } user && Environment.IsPrivilegedProcess)
        {
            foreach (var argument in (string[])[$"--reuid={user}", $"--regid={user}", "--init-groups"])
                start.ArgumentList.Add(argument);
        }
        foreach (var argument in (string[])["--", spec.Command, .. spec.Arguments])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;

        var process = await LastingThread.RunAsync(() => Process.Start(start)!);
        process.StandardInput.Close();
        return new ChildProcess(process, spec, onLine);
    }

    /// <summary>Asks the process to end, waits a little, then insists; its whole group is gone when this returns.</summary>
    public async Task<int> StopAsync()
    {
        if (!Exited.IsCompleted)
            spec.StopSignal.Send(Id);
        await Task.WhenAny(Exited, Task.Delay(Patience));
        Signal.Kill.SendToGroup(Id);
        return await Exited;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private async Task<int> WaitAsync(Task output, Task error)
    {
        await process.WaitForExitAsync();
        // A grandchild may hold the streams open for as long as it likes; what the process itself said has arrived by then.
        await Task.WhenAny(Task.WhenAll(output, error), Task.Delay(TimeSpan.FromSeconds(1)));
        return process.ExitCode;
    }

    private static async Task PumpAsync(StreamReader reader, Action<string> onLine)
    {
        while (await reader.ReadLineAsync() is { } line)
            onLine(line);
    }
}
