using System.Diagnostics;
using AfterSchool.Resilience;
using AfterSchool.Resilience.Killing;

// See README.md for what can be asked.
var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
int Number(string name, int otherwise) =>
    given.TryGetValue($"--{name}", out var number) ? int.Parse(number, provider: null) : otherwise;

var (rounds, seed) = (Number("rounds", 3), Number("seed", Random.Shared.Next(1, 1_000_000)));
var span = TimeSpan.FromSeconds(Number("span", 8));
var answer = Console.Out;
var watch = Stopwatch.StartNew();
await answer.WriteLineAsync($"{rounds} rounds from seed {seed}, {Number("copies", 1)} of every service");
await using var system = await StandingSystem.StartAsync(twice: Number("copies", 1) == 2);
await answer.WriteLineAsync($"the system stands after {watch.Elapsed.TotalSeconds:0} s");
var playing = new Rounds(system);
List<RoundResult> results = [];
for (var round = 1; round <= rounds; round++)
    // Each round has a seed of its own, so that it can be played again alone: --rounds 1 --seed N.
    await TellAsync(await playing.PlayAsync(round, seed + round - 1, span));

if (Number("troubles", 0) is > 0 and var seconds)
{
    var troubles = new Troubles(system, Console.Error.WriteLine);
    var time = TimeSpan.FromSeconds(seconds);
    await TroubleAsync("database", Troubles.PostgresRestartsAsync);
    await TroubleAsync("away", () => troubles.BrokerIsUnreachableAsync(time));
    await TroubleAsync("disk full", () => troubles.BrokersDiskIsFullAsync(time));
    await TroubleAsync("clock jumps", () => Troubles.ClockJumpsAsync(playing, times: 8));
}

var hit = results.SelectMany(one => one.Blows.Except(one.Missed)).CountBy(blow => blow.Victim).OrderBy(one => one.Key);
await answer.WriteLineAsync($"killed: {string.Join(", ", hit.Select(one => $"{one.Key} {one.Value}"))}");
await answer.WriteLineAsync(
    $"{results.Count(one => one.Broken.Count == 0)} rounds kept, {results.Count(one => one.Broken.Count > 0)} broken, "
        + $"{results.Average(one => one.Took.TotalSeconds):0.0} s a round"
);
return results.Exists(one => one.Broken.Count > 0) ? 1 : 0;

async Task TroubleAsync(string name, Func<Task> trouble) =>
    await TellAsync(await playing.PlayAsync(results.Count + 1, name, trouble));

async Task TellAsync(RoundResult result)
{
    results.Add(result);
    await answer.WriteLineAsync($"{watch.Elapsed:hh\\:mm\\:ss} {result}");
    await answer.FlushAsync();
}
