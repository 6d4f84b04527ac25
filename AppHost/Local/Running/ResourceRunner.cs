using System.Diagnostics;
using AfterSchool.AppHost.Local.Processes;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>One resource's life: waits for what it needs, starts, is watched, is started again when it dies, is ended.</summary>
internal sealed class ResourceRunner(ProcessResource resource, RunningHost host) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>A process that has lived this long is taken as well again: its next pause is the first one.</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly ResourceLog log = host.LogOf(resource.Name);
    private Task life = Task.CompletedTask;

    /// <summary>Whose life it is.</summary>
    public ProcessResource Resource => resource;

    /// <summary>Begins; returns at once.</summary>
    public void Start() => life = LiveAsync(stopping.Token);

    /// <summary>Ends the process, insisting if need be, and returns when it is gone.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await life;
        Say(status => status.State is ResourceState.Failed or ResourceState.Finished ? status : Ended(status));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stopping.Dispose();
        log.Dispose();
    }

    private static ResourceStatus Finished(ResourceStatus status) =>
        status with
        {
            State = ResourceState.Finished,
            ProcessId = null,
            Detail = "",
        };

    private static ResourceStatus Ended(ResourceStatus status) =>
        status with
        {
            State = ResourceState.Stopped,
            ProcessId = null,
            Detail = "",
        };

    private async Task LiveAsync(CancellationToken ct)
    {
        try
        {
            await new DependencyWait(resource, host.Board).RunAsync(ct);
            await using var server = await resource.ToServerAsync(host.Settings, ct);
            if (resource.RunsOnce)
                await RunOnceAsync(server, ct);
            else
                await RunAlwaysAsync(server, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
#pragma warning disable CA1031 // Whatever went wrong is this resource's failure, told to those who wait for it; the host lives on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.Write(failure.ToString());
            Say(status => status with { State = ResourceState.Failed, ProcessId = null, Detail = failure.Message });
        }
    }

    private async Task RunOnceAsync(IServer server, CancellationToken ct)
    {
        // Those that run once mostly compute; more at a time than there are cores would only slow each other down.
        await host.OneShots.WaitAsync(ct);
        try
        {
            var exitCode = await RunProcessAsync(server, ct);
            if (exitCode != 0)
                throw new InvalidOperationException($"ended with {exitCode}; {log.Path} ends:\n{log.Tail}");
            Say(Finished);
        }
        finally
        {
            host.OneShots.Release();
        }
    }

    private async Task RunAlwaysAsync(IServer server, CancellationToken ct)
    {
        var pause = FirstPause;
        while (true)
        {
            var watch = Stopwatch.StartNew();
            var exitCode = await RunProcessAsync(server, ct);
            if (exitCode == 0 && resource.Endpoints.Count == 0)
            {
                // Nobody can ask anything of it, and it says that its work is done.
                Say(Finished);
                return;
            }
            if (watch.Elapsed > LongEnough)
                pause = FirstPause;
            var detail = $"ended with {exitCode}; again in {pause.TotalSeconds:0.#} s; see {log.Path}";
            Say(status =>
                status with
                {
                    State = ResourceState.Restarting,
                    ProcessId = null,
                    Restarts = status.Restarts + 1,
                    Detail = detail,
                }
            );
            await Task.Delay(pause, ct);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    private async Task<int> RunProcessAsync(IServer server, CancellationToken ct)
    {
        await server.PrepareAsync(ct);
        await using var child = await ChildProcess.StartAsync(server.Process, log.Write);
        Say(status =>
            status with
            {
                State = ResourceState.Starting,
                ProcessId = child.Id,
                Detail = "",
                Since = TimeProvider.System.GetUtcNow(),
                Address = resource.Endpoints is [var first, ..] ? first.Url : "",
            }
        );
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var watching = resource.RunsOnce ? Task.CompletedTask : WatchAsync(server, ended.Token);
        try
        {
            return await child.Exited.WaitAsync(ct);
        }
        finally
        {
            await ended.CancelAsync();
            await watching;
        }
    }

    /// <summary>Asks often until it is healthy, then now and then.</summary>
    private async Task WatchAsync(IServer server, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var trouble = await server.ProbeAsync(ct);
                ct.ThrowIfCancellationRequested();
                var state = trouble is null ? ResourceState.Healthy : ResourceState.Starting;
                Say(status => status with { State = state, Detail = trouble ?? "" });
                await Task.Delay(trouble is null ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(200), ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { }
    }

    private void Say(Func<ResourceStatus, ResourceStatus> change) => host.Board.Update(resource.Name, change);
}
