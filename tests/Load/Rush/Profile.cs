using System.Globalization;
using AfterSchool.Testing;
using Npgsql;

namespace AfterSchool.Load.Rush;

/// <summary>Where the time goes: processor time by process, how large batches were, and what PostgreSQL's sessions did or waited for.</summary>
internal static class Profile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // A batch is a statement is a transaction: the rows that one wrote bear its number.
    private const string Batches = """
        select count(*), coalesce(sum(n), 0)::bigint, coalesce(max(n), 0)::bigint,
               coalesce(percentile_cont(0.5) within group (order by n), 0)
        from (select count(*) as n from place where id > $1 group by xmin::text) batch
        """;

    private const string Sessions = """
        select coalesce(nullif(substring(query from '^\s*(\w+\s+\w+)'), ''), '-') || ': '
               || coalesce(wait_event_type || ' ' || wait_event, 'works')
        from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and datname = 'enrolment'
        """;

    public static async Task<(Times Times, IReadOnlyList<string> Lines)> OfAsync(Stage stage, Func<Task<Times>> play)
    {
        // Ids of places sort by age.
        var (from, before) = (Guid.CreateVersion7(), ProcessorTime.Now());
        using var end = new CancellationTokenSource();
        var sampling = SampleAsync(stage, end.Token);
        var times = await play();
        var cores = ProcessorTime.Now().Since(before, times.Seconds);
        await end.CancelAsync();
        var (samples, seen) = await sampling;
        var did = seen.OrderByDescending(one => one.Value).Take(6).Select(one => Share(one.Key, one.Value, samples));
        return (
            times,
            [
                $"    cores: {cores}",
                await BatchesAsync(stage, from),
                $"    PostgreSQL's sessions, on average at once: {string.Join("; ", did)}",
            ]
        );
    }

    private static string Share(string what, int times, int samples) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {(double)times / samples:0.00}");

    private static async Task<string> BatchesAsync(Stage stage, Guid from)
    {
        await using var ask = stage.Database.CreateCommand(Batches);
        ask.Parameters.Add(new() { Value = from });
        await using var row = await ask.ExecuteReaderAsync();
        await row.ReadAsync();
        var (batches, claims) = (row.GetInt64(0), row.GetInt64(1));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"    {claims} seats in {batches} batches: {(double)claims / Math.Max(1, batches):0.0} on average, {row.GetDouble(3):0} in the middle, {row.GetInt64(2)} at most"
        );
    }

    private static async Task<(int Samples, Dictionary<string, int> Seen)> SampleAsync(
        Stage stage,
        CancellationToken ct
    )
    {
        var (samples, seen) = (0, new Dictionary<string, int>());
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                await using var ask = stage.Database.CreateCommand(Sessions);
                await using var row = await ask.ExecuteReaderAsync(ct);
                while (await row.ReadAsync(ct))
                    seen[row.GetString(0)] = seen.GetValueOrDefault(row.GetString(0)) + 1;
                samples++;
            }
        }
        catch (OperationCanceledException) { }

        return (Math.Max(1, samples), seen);
    }
}
