using System.Diagnostics;
using AfterSchool.Resilience;
using AfterSchool.Resilience.Killing;

// See README.md for what can be asked.
var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
int Number(string name, int otherwise) =>
    given.TryGetValue($"--{name}", out var number) ? int.Parse(number, provider: null) : otherwise;

var (rounds, seed) = (Number("rounds", 3), Number("seed", Random.Shared.Next(1, 1_000_000)));
var answer = Console.Out;
var watch = Stopwatch.StartNew();
await answer.WriteLineAsync($"{rounds} rounds from seed {seed}");
await using var system = await StandingSystem.StartAsync();
await answer.WriteLineAsync($"the system stands after {watch.Elapsed.TotalSeconds:0} s");
var playing = new Rounds(system);
List<RoundResult> results = [];
for (var round = 1; round <= rounds; round++)
{
    // Each round has a seed of its own, so that it can be played again alone: --rounds 1 --seed N.
    results.Add(await playing.PlayAsync(round, seed + round - 1));
    await answer.WriteLineAsync($"{watch.Elapsed:hh\\:mm\\:ss} {results[^1]}");
}

var hit = results.SelectMany(one => one.Blows.Except(one.Missed)).CountBy(blow => blow.Victim).OrderBy(one => one.Key);
await answer.WriteLineAsync($"killed: {string.Join(", ", hit.Select(one => $"{one.Key} {one.Value}"))}");
await answer.WriteLineAsync(
    $"{results.Count(one => one.Broken.Count == 0)} rounds kept, {results.Count(one => one.Broken.Count > 0)} broken, "
        + $"{results.Average(one => one.Took.TotalSeconds):0.0} s a round"
);
return results.Exists(one => one.Broken.Count > 0) ? 1 : 0;
