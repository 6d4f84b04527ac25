using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Local.Keeping;

/// <summary>
/// <c>--restore FILE</c>: makes an empty data folder what it was when the backup was written. The next start finds the mark that this
/// leaves, and tells again all that the databases keep as told: the new broker holds nothing.
/// </summary>
/// <param name="data">Where to.</param>
/// <param name="postgres">The server whose data they are.</param>
internal sealed class Restore(DataFolder data, PostgresServerResource postgres)
{
    /// <summary>The mark of a folder that is being restored; nobody may start on it.</summary>
    public const string Unfinished = "restoring";

    /// <summary>The mark of one that was restored and not started since: the other one, renamed at the end.</summary>
    public const string Finished = "restored";

    /// <summary>Restores; when it is interrupted, the folder stays closed until it is done again.</summary>
    /// <exception cref="RefusedException">The file is damaged, or the folder is not empty.</exception>
    public async Task RunAsync(string path, TextWriter output, CancellationToken ct)
    {
        var file = Path.GetFullPath(path);
        await BackupFile.VerifyAsync(file, ct);
        data.Take("restoring a backup");
        if (!data.IsEmpty && !File.Exists(data.File(Unfinished)))
            throw new RefusedException(
                $"{data.Root} is not empty. Move it away, or restore into another folder with --data FOLDER."
            );
        data.Empty();
        await File.WriteAllTextAsync(data.File(Unfinished), file, ct);
        await BackupFile.ReadAsync(file, (name, content) => PutAsync(name, content, ct), ct);
        await PostgresServer.OwnAsync(data.Folder(postgres.Name));
        await CommandRun.RunAsync("sync", ["--file-system", data.Root]);
        File.Move(data.File(Unfinished), data.File(Finished));
        await output.WriteLineAsync($"{data.Root} is as it was when {file} was written. Start it as ever.");
    }

    private async Task PutAsync(string name, Stream content, CancellationToken ct)
    {
        if (name == KeptParameters.FileName)
            await PrivateFile.WriteAsync(data.File(name), await new StreamReader(content).ReadToEndAsync(ct), ct);
        else if (name != BackupFile.Sums)
            await PostgresServer.RestoreAsync(data.Folder(postgres.Name), name, content, ct);
    }
}
