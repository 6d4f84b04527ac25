using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AfterSchool.Resilience.Killing;

/// <summary>The processes of the system that this process hosts, found in <c>/proc</c> as an outsider would.</summary>
internal static class Processes
{
    /// <summary>PostgreSQL's first process, in whose absence the others end.</summary>
    public const string Postgres = "postgres";

    /// <summary>One of PostgreSQL's processes that serve a connection: its death makes the server recover.</summary>
    public const string PostgresBackend = "postgres-backend";

    /// <summary>RabbitMQ.</summary>
    public const string RabbitMq = "rabbitmq";

    private static int[] _others = [];

    /// <summary>What this process hosts already is another system's, and no hand is laid on it.</summary>
    public static void LeaveThoseAlone() => _others = [.. Children(Environment.ProcessId)];

    /// <summary>Ids of the running processes of a name; of a service or the gateway, every copy.</summary>
    public static IReadOnlyList<int> Of(string name) =>
        name switch
        {
            Postgres => [.. Hosted().Where(IsPostgres)],
            PostgresBackend =>
            [
                .. Of(Postgres)
                    .SelectMany(Children)
                    .Where(id => Command(id).EndsWith(") idle", StringComparison.Ordinal)),
            ],
            RabbitMq =>
            [
                .. Hosted().Where(id => Command(id).Contains("rabbit", StringComparison.Ordinal) && !IsPortMapper(id)),
            ],
            _ => [.. Hosted().Where(id => IsProgram(id, name))],
        };

    /// <summary>Waits for a process of that name, and sends it a signal.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="signal">9 kills.</param>
    /// <param name="choose">Which, of several.</param>
    public static async Task<int> SignalAsync(string name, int signal, Func<IReadOnlyList<int>, int> choose)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            var running = Of(name);
            if (running.Count > 0)
            {
                var id = choose(running);
                Send(id, signal);
                return id;
            }

            if (watch.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"{name} has not come back within a minute.");
        }
    }

    /// <summary>Sends a signal to a process; one that is gone already is no error.</summary>
    public static void Send(int id, int signal) => _ = Kill(id, signal);

    /// <summary>Whether the process exists.</summary>
    public static bool IsThere(int id) => Kill(id, 0) == 0;

    /// <summary>A process's variables.</summary>
    public static Dictionary<string, string> Variables(int id) =>
        File.ReadAllText($"/proc/{id}/environ")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    private static bool IsPostgres(int id) => Command(id).Contains("/bin/postgres -D ", StringComparison.Ordinal);

    private static bool IsPortMapper(int id) => Command(id).Split(' ')[0].EndsWith("epmd", StringComparison.Ordinal);

    private static bool IsProgram(int id, string name) =>
        Command(id) is var command
        && command.EndsWith($"/AfterSchool.{name}.dll", StringComparison.OrdinalIgnoreCase)
        && command.StartsWith("dotnet ", StringComparison.Ordinal);

    /// <summary>How the process was started; empty when it is gone.</summary>
    public static string Command(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ').Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static IEnumerable<int> Hosted() => Children(Environment.ProcessId).Except(_others);

    private static IEnumerable<int> Children(int parent) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path.AsSpan()), out var id) ? id : 0)
            .Where(id => id > 0 && Parent(id) == parent);

    private static int Parent(int id)
    {
        try
        {
            // 1 (name) S 2 …: the name may hold anything, so what counts comes after its closing bracket.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], provider: null);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int id, int signal);
}
