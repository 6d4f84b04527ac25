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

    private string Data => Path.Combine(folder, "data");

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
        if (File.Exists(Path.Combine(Data, "PG_VERSION")))
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

    private async Task MakeFolderAsync(string passwordFile, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await using (var file = new FileStream(passwordFile, PrivateFile.CreateNew))
        await using (var writer = new StreamWriter(file))
            await writer.WriteLineAsync(password.AsMemory(), ct);
        if (Environment.IsPrivilegedProcess)
            await CommandRun.RunAsync("chown", ["-R", $"{SystemUser}:", folder]);
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
        return Durable
            ? always
            : [.. always, "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
    }

    /// <summary>Debian keeps each major version in a folder of its own; the newest one is used.</summary>
    private static string Binaries() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "postgres")) && File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0)
        ?? throw new MissingPackageException("PostgreSQL", "postgresql-15");
}
