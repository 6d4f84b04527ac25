using System.Diagnostics;
using System.Runtime.InteropServices;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>A run before a person's eyes: shows the resources, says where to go, ends on Ctrl+C.</summary>
internal sealed class ConsoleRun(DistributedApplication application, RunningHost host)
{
    private const int RowsForWords = 12;
    private readonly TextWriter output = Console.Out;

    /// <summary>Returns when everything has ended.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

        var watch = Stopwatch.StartNew();
        await application.StartAsync(ct);
        var rows = host.Board.All.Count + RowsForWords;
        var inPlace = !Console.IsOutputRedirected && !host.Settings.ShowLogs && Console.WindowHeight > rows;
        await using (var table = new StatusTable(host.Board, output, inPlace))
        {
            try
            {
                await ReportAsync(table, watch, stopping.Token);
                await Task.Delay(Timeout.Infinite, stopping.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
            table.WriteBelow("Stopping …");
            await application.StopAsync(CancellationToken.None);
        }
        await output.WriteLineAsync("Stopped.");

        void Stop(PosixSignalContext signal)
        {
            // The second time, somebody is in a hurry: let the signal end this process, and the kernel the others.
            signal.Cancel = !stopping.IsCancellationRequested;
            stopping.Cancel();
        }
    }

    private async Task ReportAsync(StatusTable table, Stopwatch watch, CancellationToken ct)
    {
        var all = await host.Board.UntilAsync(
            statuses =>
                statuses.Values.All(status => status.IsReady || status.State is ResourceState.Failed)
                    ? statuses.Values.ToList()
                    : null,
            ct
        );
        var failed = all.Where(status => status.State is ResourceState.Failed).ToList();
        if (failed.Count > 0)
        {
            var lines = failed.Select(status => $"  {status.Name}: {status.Detail}");
            table.WriteBelow($"Not ready:\n{string.Join('\n', lines)}");
            return;
        }
        table.WriteBelow(await WhereToGoAsync(watch.Elapsed, ct));
    }

    private async Task<string> WhereToGoAsync(TimeSpan elapsed, CancellationToken ct)
    {
        List<string> lines = ["", $"Ready after {elapsed.TotalSeconds:0} s."];
        foreach (var url in application.Resources.OfType<ProcessResource>().SelectMany(process => process.Urls))
            lines.Add($"  {await url.Url.GetValueAsync(ct), -32} {url.Text}");
        lines.Add(
            $"  {host.Settings.Data.File(KeptParameters.FileName), -32} passwords and codes made at the first start"
        );
        lines.Add($"  {host.Settings.Data.File("logs"), -32} a log of each process");
        lines.Add("Ctrl+C stops everything; the data stay.");
        return string.Join('\n', lines);
    }
}
