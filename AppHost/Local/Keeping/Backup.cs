using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Keeping;

/// <summary>
/// <c>--backup FILE</c>: all databases as they are at one moment, with the secrets made at the first start. The broker is not in it: what
/// it holds at that moment is among the messages that the databases keep as told, and the restored system tells them again.
/// </summary>
/// <param name="settings">Whose data.</param>
/// <param name="postgres">The server that holds every database.</param>
/// <param name="host">Runs the server alone, when nobody else runs it.</param>
internal sealed class Backup(HostSettings settings, PostgresServerResource postgres, RunningHost host)
{
    private readonly DataFolder data = settings.Data;

    /// <summary>Writes the file, whether the application runs meanwhile or not.</summary>
    /// <exception cref="RefusedException">There is nothing to back up, or the file exists already.</exception>
    public async Task RunAsync(string path, TextWriter output, CancellationToken ct)
    {
        var file = Path.GetFullPath(path);
        if (Path.Exists(file))
            throw new RefusedException($"{file} is there already, and no backup replaces another: name a new file.");
        if (!PostgresServer.IsMade(data.File(postgres.Name)) || File.Exists(data.File(Restore.Unfinished)))
            throw new RefusedException($"There is nothing to back up in {data.Root}.");

        var server = await RunningServerAsync() ?? await OwnServerAsync(ct);
        try
        {
            await WriteAsync(file, server, ct);
        }
        finally
        {
            await host.StopAsync();
        }
        var size = new FileInfo(file).Length / (1024.0 * 1024);
        await output.WriteLineAsync(
            $"{file} ({size:0.0} MB): every database at one moment, and the keys to what is sealed in them. Keep it secret."
        );
    }

    private async Task WriteAsync(string file, PostgresServer server, CancellationToken ct)
    {
        var parts = $"{file}.part";
        Remove(parts);
        try
        {
            MakePrivate(parts);
            await server.BackUpAsync(parts);
            if (File.Exists(data.File(KeptParameters.FileName)))
                File.Copy(data.File(KeptParameters.FileName), Path.Combine(parts, KeptParameters.FileName));
            await BackupFile.WriteAsync(file, [.. Directory.GetFiles(parts).Order(StringComparer.Ordinal)], ct);
        }
        finally
        {
            Remove(parts);
        }
    }

    // Null when nobody holds the data; then this process does from now on.
    private async Task<PostgresServer?> RunningServerAsync()
    {
        try
        {
            data.Take("writing a backup");
            return null;
        }
        catch (AlreadyRunningException)
        {
            var port = await PostgresServer.PortInUseAsync(data.File(postgres.Name));
            return await postgres.ServerAsync(settings, port);
        }
    }

    private async Task<PostgresServer> OwnServerAsync(CancellationToken ct)
    {
        host.Start([postgres]);
        await new ResourceNotificationService(host.Board).WaitForResourceHealthyAsync(postgres.Name, ct);
        return await postgres.ServerAsync(settings, postgres.PrimaryEndpoint.Port);
    }

    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(
                folder,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
    }

    // Left behind by a backup that was killed, or by this one.
    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
