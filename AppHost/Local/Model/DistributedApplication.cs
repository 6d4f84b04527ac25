using AfterSchool.AppHost.Local.Keeping;
using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A whole application on this machine: its servers and its services, as processes.</summary>
public sealed class DistributedApplication : IAsyncDisposable
{
    private const int ExitCodeWhenItCannotBeDone = 1;
    private const int ExitCodeWhenRunningAlready = 3;
    private readonly IReadOnlyList<IResource> resources;
    private readonly HostSettings settings;
    private readonly RunningHost host;
    private bool stopped;

    internal DistributedApplication(IReadOnlyList<IResource> resources, HostSettings settings)
    {
        (this.resources, this.settings) = (resources, settings);
        host = new RunningHost(settings, Console.Out);
        ResourceNotifications = new ResourceNotificationService(host.Board);
    }

    /// <summary>What becomes of the resources.</summary>
    public ResourceNotificationService ResourceNotifications { get; }

    internal IReadOnlyList<IResource> Resources => resources;

    internal StatusBoard Board => host.Board;

    /// <summary>Set while a test drives the application: the entry point's own run waits instead of running.</summary>
    internal Task? DrivenByTest { get; set; }

    private IReadOnlyList<ProcessResource> Processes => [.. resources.OfType<ProcessResource>()];

    /// <summary>Begins an application.</summary>
    /// <param name="args">
    /// Settings, as <c>--key=value</c>; also <c>--data PATH</c>, <c>--fresh</c>, <c>--logs</c>; or one of <c>--backup FILE</c>,
    /// <c>--restore FILE</c>.
    /// </param>
    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new LocalApplicationBuilder(args);

    /// <summary>Runs until Ctrl+C.</summary>
    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>
    /// Runs until Ctrl+C or cancellation, showing what happens; leaves no process behind. Or, when that is asked instead, backs up or
    /// restores.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        if (DrivenByTest is { } driven)
        {
            await driven.WaitAsync(cancellationToken);
            return;
        }
        try
        {
            if (settings.BackupTo is { } backup)
                await BackUpAsync(backup, cancellationToken);
            else if (settings.RestoreFrom is { } restore)
                await new Restore(settings.Data, Postgres).RunAsync(restore, Console.Out, cancellationToken);
            else
                await new ConsoleRun(this, host).RunAsync(cancellationToken);
        }
        catch (Exception problem) when (problem is MissingPackageException or RefusedException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            Environment.ExitCode = ExitCodeWhenItCannotBeDone;
        }
        catch (AlreadyRunningException running)
        {
            await Console.Error.WriteLineAsync(running.Message);
            Environment.ExitCode = ExitCodeWhenRunningAlready;
        }
    }

    /// <summary>Starts everything, in the background. Waiting is <see cref="ResourceNotifications"/>' affair.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        foreach (var process in Processes)
            process.RequirePrograms();
        var address = Processes.LastOrDefault(process => process.IsExternal)?.Endpoints.FirstOrDefault()?.Url ?? "";
        settings.Data.Take(address);
        if (settings.Fresh)
            settings.Data.Empty();
        if (File.Exists(settings.Data.File(Restore.Unfinished)))
            throw new RefusedException(
                $"A restore into {settings.Data.Root} was interrupted: do it again with --restore FILE, or start anew with --fresh."
            );
        await KeptParameters.FillAsync(settings.Data, resources.OfType<ParameterResource>(), cancellationToken);
        host.Start(Processes);
        _ = ForgetRestoreAsync();
    }

    /// <summary>Ends everything, in the order opposite to that of the dependencies.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (stopped)
            return;
        stopped = true;
        await host.StopAsync();
        settings.Data.Dispose();
    }

    private PostgresServerResource Postgres => resources.OfType<PostgresServerResource>().Single();

    private async Task BackUpAsync(string file, CancellationToken ct)
    {
        await KeptParameters.ReadAsync(settings.Data, resources.OfType<ParameterResource>(), ct);
        await new Backup(settings, Postgres, host).RunAsync(file, Console.Out, ct);
    }

    // Only when everything stands and all is told: a start that is killed before that tells again once more, which does no harm.
    private async Task ForgetRestoreAsync()
    {
        await host.Board.UntilAsync(
            statuses => statuses.Values.All(status => status.IsReady) ? statuses : null,
            CancellationToken.None
        );
        File.Delete(settings.Data.File(Restore.Finished));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        host.Dispose();
    }
}
