using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace AfterSchool.ServiceDefaults.Telemetry;

/// <summary>
/// What is said of a request or a failure to whoever reads logs and traces: enough to find it, and nothing that a person wrote.
/// </summary>
internal static partial class Discretion
{
    /// <summary>
    /// The path with its ids, days and words of routes; whatever else a caller put between two slashes (a name, a telephone or a
    /// citizen number has no business there) becomes <c>…</c>.
    /// </summary>
    public static string Path(string path) =>
        string.Join('/', path.Split('/').Select(part => part.Length == 0 || Harmless().IsMatch(part) ? part : "…"));

    /// <summary>The types and stacks of an exception and its causes, with words only where they are known to quote no input.</summary>
    public static string Describe(Exception exception)
    {
        var said = new StringBuilder();
        for (var at = exception; at is not null; at = at.InnerException)
        {
            said.Append(said.Length == 0 ? "" : " ---> ").Append(at.GetType().FullName);
            if (at is PostgresException { SqlState: var state })
                said.Append(CultureInfo.InvariantCulture, $" {state}");
            if (SpeaksOfItself(at))
                said.Append(": ").Append(at.Message);
            said.AppendLine().AppendLine(at.StackTrace);
        }

        return said.ToString().TrimEnd();
    }

    // Ours name ids alone; PostgreSQL quotes values only in class 22, "data exception"; a network knows of addresses.
    private static bool SpeaksOfItself(Exception exception) =>
        exception switch
        {
            PostgresException refused => !refused.SqlState.StartsWith("22", StringComparison.Ordinal),
            NpgsqlException or SocketException or BrokerUnreachableException => true,
            _ => exception.TargetSite?.Module.Name.StartsWith("AfterSchool.", StringComparison.Ordinal) == true,
        };

    [GeneratedRegex(
        @"^(\.?[a-z][a-z._-]{0,39}|v[0-9]|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2})$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Harmless();
}
