using System.Diagnostics;
using System.Globalization;
using AfterSchool.EndToEnd;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;

namespace AfterSchool.Load;

/// <summary>The city that is played, and the cities that it stands for.</summary>
/// <param name="Schools">Schools that are really there.</param>
/// <param name="Pupils">Pupils of each.</param>
/// <param name="As">Numbers of schools whose afternoon is played, one a day.</param>
/// <param name="Callers">Callers of the closed loop.</param>
/// <param name="Seed">The city's seed.</param>
internal sealed record AfternoonSize(int Schools, int Pupils, int[] As, int Callers, int Seed)
{
    public static AfternoonSize Of(string[] args)
    {
        var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        int Number(string name, int otherwise) =>
            given.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        var steps = given.GetValueOrDefault("--as", "50,100,200,300,400,600");
        return new(
            Number("--schools", 3),
            Number("--pupils", 745),
            [.. steps.Split(',').Select(step => int.Parse(step, CultureInfo.InvariantCulture))],
            Number("--callers", 32),
            Number("--seed", 1)
        );
    }
}

/// <summary>
/// Afternoons as many schools have them: teachers sign in within five minutes, call the roll within ten, children go home within
/// thirty, sessions are closed within ten. A few real schools stand for many: their windows are shorter by as much, so that the
/// requests of a second are those of the many. One day a step, until a step breaks; then once more as fast as it goes.
/// </summary>
internal static class CitysAfternoons
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<string> MeasureAsync(AfternoonSize size)
    {
        var (system, echo) = await Echo.BesideSystemAsync();
        await using var _ = system;
        await using var __ = echo;
        await using var backlog = await Backlog.OfAsync(system);
        var city = CityMade.Of(size.Seed, [PlaceMade.Known[0]], size.Schools, size.Pupils);
        var stage = system.Stage with { Chance = new Seeded($"{city.Seed}") };
        var rehearsing = new Rehearsing(stage, city, callers: 8, _ => { });
        var watch = Stopwatch.StartNew();
        await rehearsing.PlacesAreGivenAsync();
        await rehearsing.TeachersSignInAsync();
        yield return $"{size.Schools} schools of {size.Pupils} pupils, "
            + $"{rehearsing.Schools.Sum(term => term.Places.Confirmed.Count)} places: {stage.Traffic.Count} requests "
            + $"in {watch.Elapsed.TotalSeconds:0} s; applied {await backlog.IsGoneAsync():0.0} s later";

        using var probe = await EchoProbe.OfAsync(system, rehearsing.Schools[0].School);
        yield return (await probe.CeilingAsync()).Line("echo, through the gateway, 32 callers");
        var (isBroken, at) = (false, 0);
        // On Mondays, Wednesdays and Fridays most children stay: those are the days of the basic care.
        var days = SchoolDays().GetEnumerator();
        for (; at < size.As.Length && !isBroken; at++)
        {
            days.MoveNext();
            var afternoon = await OneAfternoon.OfAsync(rehearsing.Schools, stage.Clock, days.Current);
            foreach (var phase in afternoon.Phases)
            {
                var window = phase.Window * size.Schools / size.As[at];
                var before = ProcessorTime.Now();
                var beside = probe.BesideAsync(window);
                var times = await Loops.OpenAsync(phase.Acts, window);
                var processors = ProcessorTime.Now().Since(before, times.Seconds);
                var gone = await backlog.IsGoneAsync();
                isBroken |= times.Failures.Count > 0 || times.Within(0.99) > Patience.TotalMilliseconds;
                yield return times.Line($"as {size.As[at]} schools, {phase.Name}");
                yield return $"    echo beside it: p99 {(await beside).Within(0.99):0} ms; applied everywhere {gone:0.0} s after the last; cores: {processors}";
            }
        }

        yield return isBroken ? $"Breaks as {size.As[at - 1]} schools." : "Nothing broke.";
        days.MoveNext();
        var last = await OneAfternoon.OfAsync(rehearsing.Schools, stage.Clock, days.Current);
        foreach (var phase in last.Phases)
            yield return (await Loops.ClosedAsync(phase.Acts, size.Callers)).Line(
                $"{size.Callers} callers, {phase.Name}"
            );
        yield return $"applied everywhere {await backlog.IsGoneAsync():0.0} s after the last";
        yield return (await probe.CeilingAsync()).Line("echo, through the gateway, 32 callers, again");
    }

    private static IEnumerable<DateOnly> SchoolDays() =>
        Enumerable
            .Range(0, 100)
            .Select(School.FirstDay.AddDays)
            .Where(day => day.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Wednesday or DayOfWeek.Friday);
}
