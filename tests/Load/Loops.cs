using System.Collections.Concurrent;
using System.Diagnostics;

namespace AfterSchool.Load;

/// <summary>The two ways in which a crowd asks.</summary>
internal static class Loops
{
    /// <summary>So many callers, each asking again as soon as it is answered: finds what can be carried at most.</summary>
    public static async Task<Times> ClosedAsync(IReadOnlyList<Act> acts, int callers)
    {
        var (next, taken) = (-1, new Taken());
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(async _ =>
                {
                    while (Interlocked.Increment(ref next) is var at && at < acts.Count)
                        await taken.RunAsync(acts[at], Stopwatch.GetTimestamp());
                })
        );
        return taken.Times();
    }

    /// <summary>As above, for so long.</summary>
    public static async Task<Times> ClosedAsync(Act act, int callers, TimeSpan window)
    {
        var (taken, start) = (new Taken(), Stopwatch.GetTimestamp());
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Stopwatch.GetElapsedTime(start) < window)
                            await taken.RunAsync(act, Stopwatch.GetTimestamp());
                    })
                )
        );
        return taken.Times();
    }

    /// <summary>
    /// Requests at moments of their own, whether or not earlier ones are answered, as a city's teachers ask. Each counts from the
    /// moment it was due, so that a stall is felt by everybody it holds up.
    /// </summary>
    public static async Task<Times> OpenAsync(IReadOnlyList<Act> acts, TimeSpan window)
    {
        // Moments drawn evenly over the window: what a crowd does of which nobody knows of the other.
        var chance = new Random(1);
        var moments = acts.Select(_ => chance.NextDouble() * window.TotalSeconds).Order().ToArray();
        var (taken, running, start) = (new Taken(), new List<Task>(acts.Count), Stopwatch.GetTimestamp());
        for (var at = 0; at < acts.Count; at++)
        {
            var (act, due) = (acts[at], start + (long)(moments[at] * Stopwatch.Frequency));
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early)
                await Task.Delay(early);
            running.Add(Task.Run(() => taken.RunAsync(act, due)));
        }

        await Task.WhenAll(running);
        return taken.Times();
    }

    private sealed class Taken
    {
        private readonly ConcurrentBag<double> _milliseconds = [];
        private readonly ConcurrentBag<string> _failures = [];
        private readonly long _start = Stopwatch.GetTimestamp();

        public async Task RunAsync(Act act, long due)
        {
            try
            {
                using var answer = await act();
                if (!answer.IsSuccessStatusCode)
                    _failures.Add($"{(int)answer.StatusCode}");
                await answer.Content.ReadAsByteArrayAsync();
            }
            catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
            {
                _failures.Add(problem.GetType().Name);
            }

            _milliseconds.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
        }

        public Times Times() => new(_milliseconds, _failures, Stopwatch.GetElapsedTime(_start).TotalSeconds);
    }
}
