using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Npgsql;

namespace AfterSchool.Enrolment.LiveSeats;

/// <summary>
/// Reads the seats of every school that somebody watches: one question a second for each replica, however many watch
/// and however many seats go. Refused: <c>NOTIFY</c> from the seats themselves, which every commit of a rush would pay
/// for with a lock of the whole server, so that those who look would slow down those who claim.
/// </summary>
internal sealed partial class SeatWatch(NpgsqlDataSource database, ILogger<SeatWatch> log) : BackgroundService
{
    /// <summary>Connections that one replica holds.</summary>
    public const int MostWatchers = 5_000;

    /// <summary>Connections of one account: a phone, a desk, and one that has not ended yet.</summary>
    public const int MostOfOne = 4;

    private const string Question = """
        select o.school_id, o.id, s.capacity - s.taken
        from offering o join seats s on s.offering_id = o.id
        where o.school_id = any($1) and o.status = 'Published'
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly HashSet<Watcher> _watchers = [];

    /// <summary>Begins to watch; false where too many do already.</summary>
    public bool TryWatch(Guid school, Guid account, [NotNullWhen(true)] out Watcher? watcher)
    {
        lock (_gate)
        {
            watcher =
                _watchers.Count >= MostWatchers || _watchers.Count(one => one.Account == account) >= MostOfOne
                    ? null
                    : new Watcher(school, account);
            return watcher is not null && _watchers.Add(watcher);
        }
    }

    /// <summary>Ends it.</summary>
    public void End(Watcher watcher)
    {
        lock (_gate)
            _watchers.Remove(watcher);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (NpgsqlException problem)
            {
                LookFailed(log, problem.GetType().Name);
            }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        Watcher[] watchers;
        lock (_gate)
            watchers = [.. _watchers];
        if (watchers.Length == 0)
            return;
        var seats = await ReadAsync([.. watchers.Select(one => one.School).Distinct()], ct);
        foreach (var watcher in watchers)
            watcher.Seen(seats[watcher.School]);
    }

    private async Task<Dictionary<Guid, SeatsNow>> ReadAsync(Guid[] schools, CancellationToken ct)
    {
        var left = schools.ToDictionary(one => one, _ => new Dictionary<Guid, int>());
        await using var ask = database.CreateCommand(Question);
        ask.Parameters.Add(new() { Value = schools });
        // Said before the question is asked: what is told may be younger than it says, never older.
        var now = TimeProvider.System.GetUtcNow();
        await using var row = await ask.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            left[row.GetGuid(0)][row.GetGuid(1)] = row.GetInt32(2);
        return left.ToDictionary(one => one.Key, one => new SeatsNow(now, one.Value));
    }

    [LoggerMessage(LogLevel.Warning, "Seats could not be read ({Problem}); watchers see how old what they have is.")]
    private static partial void LookFailed(ILogger log, string problem);
}

/// <summary>Seats left of a school's offerings.</summary>
/// <param name="At">When they were read.</param>
/// <param name="Left">Seats by offering.</param>
internal sealed record SeatsNow(DateTimeOffset At, IReadOnlyDictionary<Guid, int> Left);

/// <summary>Somebody who watches: who is slow gets the latest and misses what lay between.</summary>
internal sealed class Watcher(Guid school, Guid account)
{
    private readonly Channel<SeatsNow> _latest = Channel.CreateBounded<SeatsNow>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest }
    );

    /// <summary>The school.</summary>
    public Guid School => school;

    /// <summary>Who.</summary>
    public Guid Account => account;

    /// <summary>A new reading.</summary>
    public void Seen(SeatsNow now) => _latest.Writer.TryWrite(now);

    /// <summary>Readings, as they come.</summary>
    public IAsyncEnumerable<SeatsNow> ReadingsAsync(CancellationToken ct) => _latest.Reader.ReadAllAsync(ct);
}
