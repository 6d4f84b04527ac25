using AfterSchool.AppHost.Local.Keeping;
using AfterSchool.AppHost.Local.Processes;
using AfterSchool.AppHost.Local.Running;
using Aspire.Hosting.ApplicationModel;

namespace AfterSchool.AppHost.Tests;

/// <summary>A host's data as one file, and back: what both commands promise, and what they refuse.</summary>
public sealed class BackupTests(BackedUp backedUp) : IClassFixture<BackedUp>, IDisposable
{
    private readonly string folder = BackedUp.NewFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Restored_every_database_is_as_it_was_at_that_one_moment()
    {
        await RestoreAsync(backedUp.File, folder);

        Assert.True(File.Exists(Path.Combine(folder, Restore.Finished)));
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(backedUp.Folder, KeptParameters.FileName)),
            await File.ReadAllTextAsync(Path.Combine(folder, KeptParameters.FileName))
        );
        await using var server = await RunningPostgres.StartAsync(folder);
        Assert.Equal(BackedUp.Databases.Select(_ => 1L), await server.RowsAsync());
    }

    [Fact]
    public async Task It_holds_secrets_so_only_its_owner_can_read_it()
    {
        await RestoreAsync(backedUp.File, folder);

        foreach (var file in (string[])[backedUp.File, Path.Combine(folder, KeptParameters.FileName)])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(file));
    }

    [Fact]
    public async Task It_is_written_while_nothing_runs_too()
    {
        var file = Path.Combine(folder, "later");

        using var backup = HostProcess.Start(backedUp.Folder, "--backup", file);

        Assert.Equal((0, ""), (await backup.UntilEndedAsync(), Complaint(backup)));
        await RestoreAsync(file, Path.Combine(folder, "data"));
        await using var server = await RunningPostgres.StartAsync(Path.Combine(folder, "data"));
        Assert.Equal(BackedUp.Databases.Select(_ => 2L), await server.RowsAsync());
        Assert.Equal(["data", "later"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task A_damaged_file_is_refused_before_anything_is_written(double where)
    {
        var bytes = await File.ReadAllBytesAsync(backedUp.File);
        bytes[(int)(bytes.Length * where)] ^= 0x20;
        await IsDamagedAsync(bytes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public async Task Half_a_file_is_refused_before_anything_is_written(double share)
    {
        var bytes = await File.ReadAllBytesAsync(backedUp.File);
        await IsDamagedAsync(bytes[..(int)(bytes.Length * share)]);
    }

    [Fact]
    public async Task It_is_restored_into_an_empty_folder_only()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "mine"), "precious");

        using var restore = HostProcess.Start(folder, "--restore", backedUp.File);

        Assert.Equal(1, await restore.UntilEndedAsync());
        Assert.Contains("is not empty. Move it away", restore.Said, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(Path.Combine(folder, "mine")));
    }

    [Fact]
    public async Task An_interrupted_restore_keeps_the_folder_closed_until_it_is_done_again()
    {
        // What a restore that was killed leaves behind.
        await File.WriteAllTextAsync(Path.Combine(folder, Restore.Unfinished), backedUp.File);
        Directory.CreateDirectory(Path.Combine(folder, "postgres", "data", "half"));

        using (var start = HostProcess.Start(folder))
        {
            Assert.Equal(1, await start.UntilEndedAsync());
            Assert.Contains("was interrupted: do it again with --restore", start.Said, StringComparison.Ordinal);
        }
        await RestoreAsync(backedUp.File, folder);

        Assert.False(Directory.Exists(Path.Combine(folder, "postgres", "data", "half")));
        Assert.False(File.Exists(Path.Combine(folder, Restore.Unfinished)));
    }

    [Fact]
    public async Task No_backup_replaces_another()
    {
        var file = Path.Combine(folder, "yesterday");
        await File.WriteAllTextAsync(file, "precious");

        using var backup = HostProcess.Start(backedUp.Folder, "--backup", file);

        Assert.Equal(1, await backup.UntilEndedAsync());
        Assert.Contains("no backup replaces another", backup.Said, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Where_there_are_no_data_there_is_no_backup()
    {
        using var backup = HostProcess.Start(folder, "--backup", Path.Combine(folder, "none"));

        Assert.Equal(1, await backup.UntilEndedAsync());
        Assert.Contains("There is nothing to back up", backup.Said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private static UnixFileMode? ModeOf(string file) =>
        OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(file);

    private async Task IsDamagedAsync(byte[] bytes)
    {
        var (file, data) = (Path.Combine(folder, "damaged"), Path.Combine(folder, "data"));
        await File.WriteAllBytesAsync(file, bytes);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => RestoreAsync(file, data));

        Assert.Contains("is damaged, cut short, or no backup", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(data));
    }

    private static async Task RestoreAsync(string file, string into)
    {
        await using var app = new RunningApplication();
        using var data = new DataFolder(into);
        var postgres = new PostgresServerResource(
            "postgres",
            new ParameterResource("postgres-password", null, secret: true, app.Builder.Configuration),
            port: null
        );
        await new Restore(data, postgres).RunAsync(file, TextWriter.Null, CancellationToken.None);
    }

    // All that it says when it has nothing to complain of is one line.
    private static string Complaint(HostProcess process) =>
        process.Said.Contains("every database at one moment", StringComparison.Ordinal) ? "" : process.Said;
}
