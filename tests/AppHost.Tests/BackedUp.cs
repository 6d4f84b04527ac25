using AfterSchool.AppHost.Local.Processes;
using AfterSchool.Testing;

namespace AfterSchool.AppHost.Tests;

/// <summary>
/// A host that was backed up while it ran, with one row in each of two databases; a second row came after that. Then it was killed.
/// </summary>
public sealed class BackedUp : IAsyncLifetime
{
    public static readonly string[] Databases = ["one", "other"];

    public string Folder { get; } = NewFolder();

    public string File => $"{Folder}.backup";

    /// <summary>One that the system user of PostgreSQL may enter.</summary>
    public static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("afterschool-backup-").FullName;
        if (OperatingSystem.IsLinux())
            System.IO.File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        return folder;
    }

    public async ValueTask InitializeAsync()
    {
        using var host = HostProcess.Start(Folder);
        await host.UntilReadyAsync();
        await using (var server = await RunningPostgres.OfAsync(Folder))
        {
            await server.MakeDatabasesAsync();
            await server.WriteRowAsync();
            using var backup = HostProcess.Start(Folder, "--backup", File);
            var code = await backup.UntilEndedAsync();
            Assert.True(code == 0, $"The backup ended with {code}: {backup.Said}");
            await server.WriteRowAsync();
        }
        var family = ProcessTree.Below(host.Id).ToList();
        Signal.Kill.Send(host.Id);
        await host.UntilEndedAsync();
        await HostProcess.UntilGoneAsync(family);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        System.IO.File.Delete(File);
        return ValueTask.CompletedTask;
    }
}
