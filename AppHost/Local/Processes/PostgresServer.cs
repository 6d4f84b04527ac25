using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using Npgsql;

namespace AfterSchool.AppHost.Local.Processes;

/// <summary>PostgreSQL from Debian's package, on the loopback interface, its data in one folder.</summary>
/// <param name="folder">Holds the data; made when missing.</param>
/// <param name="port">The port it listens on.</param>
/// <param name="password">The administrator's (<c>postgres</c>), set when the data folder is made.</param>
internal sealed class PostgresServer(string folder, int port, string password) : IServer
{
    private const string SystemUser = "postgres";

    /// <summary>False trades safety against power loss for speed: for tests only.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The administrator's connection string, without a database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={port};Username=postgres;Password={password}";

    private string Data => DataIn(folder);

    /// <summary>Says on one line what to install when PostgreSQL is not on this machine.</summary>
    /// <exception cref="MissingPackageException">It is not.</exception>
    public static void RequirePrograms() => Binaries();

    /// <inheritdoc/>
    public ProcessSpec Process =>
        new(Path.Combine(Binaries(), "postgres"), Options(), "/", new Dictionary<string, string?> { ["TZ"] = "UTC" })
        {
            User = SystemUser,
            // Fast shutdown when asked; immediate (which also ends its children, and recovers at the next start) when orphaned.
            StopSignal = Signal.Interrupt,
            OrphanSignal = Signal.Quit,
        };

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (IsMade(folder))
            return;
        var initdb = Path.Combine(Binaries(), "initdb");
        var passwordFile = Path.Combine(folder, "password");
        await MakeFolderAsync(passwordFile, ct);
        try
        {
            // C.UTF-8, not C: trigrams of Chinese are empty under the plain C locale.
            string[] options = ["--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256"];
            string[] place = ["--pgdata", Data, $"--pwfile={passwordFile}", "--no-instructions"];
            await CommandRun.RunAsync(
                initdb,
                [.. options, .. place, .. Durable ? [] : (string[])["--no-sync"]],
                SystemUser
            );
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    /// <inheritdoc/>
    public async Task<string?> ProbeAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{ConnectionString};Pooling=false;Timeout=5");
            await connection.OpenAsync(ct);
            return null;
        }
        catch (NpgsqlException failure)
        {
            return failure.Message;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Whether a server's data are in this folder.</summary>
    public static bool IsMade(string folder) => File.Exists(Path.Combine(DataIn(folder), "PG_VERSION"));

    /// <summary>The port of the server that runs on this folder's data.</summary>
    public static async Task<int> PortInUseAsync(string folder)
    {
        // Its process, its data, its start, its port: a line each.
        var lines = await File.ReadAllLinesAsync(Path.Combine(DataIn(folder), "postmaster.pid"));
        return int.Parse(lines[3], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Writes the running server's data to files of that folder: every database as it is when the last file ends, one moment for all,
    /// since they share one log of what was committed and the log up to there is in it.
    /// </summary>
    public Task BackUpAsync(string into) =>
        CommandRun.RunAsync(
            Path.Combine(Binaries(), "pg_basebackup"),
            [
                "--host=127.0.0.1",
                $"--port={port}",
                "--username=postgres",
                "--no-password",
                "--checkpoint=fast",
                "--wal-method=stream",
                "--format=tar",
                "--compress=client-gzip:1",
                $"--pgdata={into}",
            ],
            environment: new() { ["PGPASSWORD"] = password }
        );

    /// <summary>Puts one file of <see cref="BackUpAsync"/> where it belongs.</summary>
    public static async Task RestoreAsync(string folder, string name, Stream content, CancellationToken ct)
    {
        var place = name.StartsWith("pg_wal", StringComparison.Ordinal)
            ? Path.Combine(DataIn(folder), "pg_wal")
            : DataIn(folder);
        Directory.CreateDirectory(place);
        // The server refuses data that others may read.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (name.EndsWith(".tar.gz", StringComparison.Ordinal))
        {
            await using var unzipped = new GZipStream(content, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(unzipped, place, overwriteFiles: true, ct);
            return;
        }
        await using var file = new FileStream(Path.Combine(place, name), PrivateFile.CreateNew);
        await content.CopyToAsync(file, ct);
    }

    /// <summary>Gives the folder to the user the server runs as.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (Environment.IsPrivilegedProcess)
            await CommandRun.RunAsync("chown", ["-R", $"{SystemUser}:", folder]);
    }

    private static string DataIn(string folder) => Path.Combine(folder, "data");

    private async Task MakeFolderAsync(string passwordFile, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await using (var file = new FileStream(passwordFile, PrivateFile.CreateNew))
        await using (var writer = new StreamWriter(file))
            await writer.WriteLineAsync(password.AsMemory(), ct);
        await OwnAsync(folder);
    }

    private string[] Options()
    {
        string[] always =
        [
            "-D",
            Data,
            "-p",
            $"{port}",
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=300",
            "-c",
            "shared_buffers=256MB",
        ];
        // Commits stay synchronous: they must outlive a server that is killed, and without fsync that costs a write.
        return Durable ? always : [.. always, "-c", "fsync=off", "-c", "full_page_writes=off"];
    }

    /// <summary>Debian keeps each major version in a folder of its own; the newest one is used.</summary>
    private static string Binaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "postgres")) && File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0)
        ?? throw new MissingPackageException("PostgreSQL", "postgresql-15");
}
