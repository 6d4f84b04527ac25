using System.Collections.Concurrent;
using System.Diagnostics;

namespace AfterSchool.Figures;

/// <summary>A closed loop: so many callers, each asking again as soon as it is answered.</summary>
internal static class Load
{
    private const int Callers = 32;

    public static async Task<string> RunAsync(
        string name,
        int requests,
        HttpClient client,
        Func<HttpRequestMessage> make
    )
    {
        await AskAsync(requests / 10, client, make);
        var watch = Stopwatch.StartNew();
        var times = await AskAsync(requests, client, make);
        var seconds = watch.Elapsed.TotalSeconds;
        var sorted = times.Order().ToArray();
        return $"{name, -44} {requests / seconds, 7:0} requests/s, p50 {sorted[sorted.Length / 2], 6:0.0} ms, "
            + $"p99 {sorted[(int)(sorted.Length * 0.99)], 6:0.0} ms";
    }

    private static async Task<IReadOnlyCollection<double>> AskAsync(
        int requests,
        HttpClient client,
        Func<HttpRequestMessage> make
    )
    {
        var (left, times) = (requests, new ConcurrentBag<double>());
        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(async _ =>
                {
                    while (Interlocked.Decrement(ref left) >= 0)
                    {
                        using var request = make();
                        var start = Stopwatch.GetTimestamp();
                        using var answer = await client.SendAsync(request);
                        answer.EnsureSuccessStatusCode();
                        await answer.Content.ReadAsByteArrayAsync();
                        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                })
        );
        return times;
    }
}
