using System.Diagnostics;
using AfterSchool.Testing;

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
    public static void LeaveThoseAlone() => _others = [.. ProcessTree.Children(Environment.ProcessId)];

    /// <summary>Ids of the running processes of a name; of a service or the gateway, every copy.</summary>
    public static IReadOnlyList<int> Of(string name) =>
        name switch
        {
            Postgres => [.. Hosted().Where(IsPostgres)],
            PostgresBackend =>
            [
                .. Of(Postgres)
                    .SelectMany(ProcessTree.Children)
                    .Where(id => ProcessTree.Command(id).EndsWith(") idle", StringComparison.Ordinal)),
            ],
            RabbitMq =>
            [
                .. Hosted()
                    .Where(id =>
                        ProcessTree.Command(id).Contains("rabbit", StringComparison.Ordinal) && !IsPortMapper(id)
                    ),
            ],
            _ => [.. Hosted().Where(id => IsProgram(id, name))],
        };

    /// <summary>Waits for a process of that name, and sends it a signal.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="signal">One of <see cref="ProcessTree"/>'s.</param>
    /// <param name="choose">Which, of several.</param>
    public static async Task<int> SignalAsync(string name, int signal, Func<IReadOnlyList<int>, int> choose)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            var running = Of(name);
            if (running.Count > 0)
            {
                var id = choose(running);
                ProcessTree.Send(id, signal);
                return id;
            }

            if (watch.Elapsed > TimeSpan.FromSeconds(60))
                throw new TimeoutException($"{name} has not come back within a minute.");
        }
    }

    private static bool IsPostgres(int id) =>
        ProcessTree.Command(id).Contains("/bin/postgres -D ", StringComparison.Ordinal);

    private static bool IsPortMapper(int id) =>
        ProcessTree.Command(id).Split(' ')[0].EndsWith("epmd", StringComparison.Ordinal);

    private static bool IsProgram(int id, string name) =>
        ProcessTree.Command(id) is var command
        && command.EndsWith($"/AfterSchool.{name}.dll", StringComparison.OrdinalIgnoreCase)
        && command.StartsWith("dotnet ", StringComparison.Ordinal);

    private static IEnumerable<int> Hosted() => ProcessTree.Children(Environment.ProcessId).Except(_others);
}
