using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;
using RabbitMQ.Client.Exceptions;

namespace AfterSchool.Resilience.Checks;

/// <summary>
/// The promises 1 to 4 of the system's design, read from all seven databases and the broker of a running system: seats, money, refusals
/// with their articles, and every message applied exactly once by all who hear it, with nothing pending.
/// </summary>
/// <param name="servers">The system's servers.</param>
public sealed class Promises(Servers servers)
{
    private const int MostShown = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Begins to write down what is told. Without it, a message whose row the outbox has already let go cannot be missed: call it
    /// as soon as the system stands.
    /// </summary>
    public Task WatchAsync(CancellationToken ct = default) => Witness.BeginAsync(servers, ct);

    /// <summary>Which promises are broken at this moment; empty when all hold. What is on its way counts as broken.</summary>
    public async Task<IReadOnlyList<string>> BrokenAsync(CancellationToken ct = default)
    {
        await using var databases = await Databases.OpenAsync(servers, ct);
        var messages = new Messages(databases, new Broker(servers));
        List<string> broken = await messages.PendingAsync(ct);
        // While something is on its way, the rest cannot hold yet.
        if (broken.Count > 0)
            return broken;
        broken.AddRange(Cut(await messages.LostAsync(ct)));
        foreach (var rule in Within.All)
            broken.AddRange(
                Cut(await databases.ReadAsync(rule.Database, rule.Sql, ct))
                    .Select(row => $"{rule.Promise}: {rule.Database}: not true that {rule.What}: {row}")
            );
        foreach (var agreement in Between.All)
            broken.AddRange(await BrokenAsync(agreement, databases, ct));
        return broken;
    }

    /// <summary>
    /// Waits until the system is quiet and every promise holds; gives what is still broken at the end of the limit. A server that is
    /// not back yet counts as broken too.
    /// </summary>
    public async Task<IReadOnlyList<string>> SettledAsync(TimeSpan limit, CancellationToken ct = default)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(Pause, ct))
        {
            var broken = await LookAsync(ct);
            if (broken.Count == 0 || watch.Elapsed > limit)
                return broken;
        }
    }

    private async Task<IReadOnlyList<string>> LookAsync(CancellationToken ct)
    {
        try
        {
            return await BrokenAsync(ct);
        }
        catch (Exception away)
            when (away
                    is NpgsqlException
                        or HttpRequestException
                        or BrokerUnreachableException
                        or OperationInterruptedException
                        or AlreadyClosedException
                        or IOException
                        or SocketException
            )
        {
            return [$"a server does not answer: {away.Message}"];
        }
    }

    private static async Task<List<string>> BrokenAsync(Agreement agreement, Databases databases, CancellationToken ct)
    {
        List<string> broken = [];
        var owned = await RowsAsync(agreement.Owner, databases, ct);
        foreach (var copy in agreement.Copies)
        {
            var copied = await RowsAsync(copy, databases, ct);
            var (owner, other) = (string.Join('+', agreement.Owner.Databases), string.Join('+', copy.Databases));
            broken.AddRange(
                Cut(Beyond(owned, copied).Select(row => $"4: {agreement.What}: {owner} has {row}, {other} has not"))
            );
            broken.AddRange(
                Cut(Beyond(copied, owned).Select(row => $"4: {agreement.What}: {other} has {row}, {owner} has not"))
            );
        }

        return broken;
    }

    private static async Task<List<string>> RowsAsync(Side side, Databases databases, CancellationToken ct)
    {
        List<string> rows = [];
        foreach (var database in side.Databases)
            rows.AddRange(await databases.ReadAsync(database, side.Sql, ct));
        return rows;
    }

    // As bags, not as sets: what is there twice must be there twice.
    private static IEnumerable<string> Beyond(List<string> these, List<string> those)
    {
        var left = those.CountBy(row => row).ToDictionary();
        foreach (var row in these)
            if (left.GetValueOrDefault(row) is var count && count > 0)
                left[row] = count - 1;
            else
                yield return row;
    }

    private static List<string> Cut(IEnumerable<string> rows)
    {
        var all = rows.ToList();
        return all.Count <= MostShown ? all : [.. all.Take(MostShown), $"… and {all.Count - MostShown} more"];
    }
}
