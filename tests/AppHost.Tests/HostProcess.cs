using System.Diagnostics;
using AfterSchool.AppHost.Local.Processes;
using AfterSchool.Testing;

namespace AfterSchool.AppHost.Tests;

/// <summary>The small host as a process of its own, so that a test can interrupt or kill it.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process process;
    private readonly List<string> said = [];

    private HostProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Said
    {
        get
        {
            lock (said)
                return string.Join('\n', said);
        }
    }

    public static HostProcess Start(string folder, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (
            var argument in (string[])
                ["AfterSchool.SmallHost.dll", "--data", folder, "--AfterSchool:Durable=false", .. more]
        )
            start.ArgumentList.Add(argument);
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Waits until everything stands; returns every process below the host, to the last grandchild.</summary>
    public async Task<IReadOnlyList<int>> UntilReadyAsync()
    {
        await Eventually.True(() => Said.Contains("Ready after", StringComparison.Ordinal), "ready", Limit);
        var family = ProcessTree.Below(Id).ToList();
        // sleep; the postmaster and its five; epmd; the Erlang machine and its three.
        Assert.True(family.Count >= 8, $"only {family.Count} processes: {Said}");
        return family;
    }

    public async Task<int> UntilEndedAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public static Task UntilGoneAsync(IReadOnlyList<int> family) =>
        Eventually.Equal(
            "",
            () =>
                Task.FromResult(
                    string.Join(' ', family.Where(ProcessTree.IsThere).Select(id => $"{id}:{ProcessTree.Command(id)}"))
                ),
            "processes left behind"
        );

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private static TimeSpan Limit => TimeSpan.FromSeconds(90);

    private void Hear(string? line)
    {
        lock (said)
            said.Add(line ?? "");
    }
}
