using System.Diagnostics;
using AfterSchool.Rehearsal;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using Spectre.Console;

// Plays a school's term in a made-up city against a running system:
//   AfterSchool.Rehearsal --gateway http://localhost:8080 --code CODE --clock FILE
//     [--seed 1] [--schools 5] [--pupils 745] [--weeks 2] [--callers 8] [--places hunan,lipu,…]
var given = args.Chunk(2)
    .ToDictionary(
        pair => pair[0],
        pair => pair.Length == 2 ? pair[1] : throw new ArgumentException($"{pair[0]} needs a value.")
    );
string Setting(string name, string otherwise) => given.GetValueOrDefault($"--{name}", otherwise);
int Number(string name, int otherwise) => int.Parse(Setting(name, $"{otherwise}"), provider: null);

var gateway = new Uri(Setting("gateway", "http://localhost:8080"));
var places = Setting("places", string.Join(',', PlaceMade.Known.Select(one => one.Law))).Split(',');
var city = CityMade.Of(
    Number("seed", 1),
    [.. PlaceMade.Known.Where(one => places.Contains(one.Law))],
    Number("schools", 5),
    Number("pupils", 745)
);
var clock = new StoryClock(Setting("clock", "clock-shift"));
using var traffic = new Traffic();
var watch = Stopwatch.StartNew();

await clock.MoveToAsync(StoryClock.China(new DateOnly(2026, 8, 20), 8));
using var first = await Person.SetUpAsync(gateway, traffic, Setting("code", ""));
var rehearsing = new Rehearsing(
    new Stage(gateway, first, traffic, clock, new Seeded($"{city.Seed}")),
    city,
    Number("callers", 8),
    what => AnsiConsole.MarkupLineInterpolated($"[grey]{watch.Elapsed:mm\\:ss}  {traffic.Count, 7} 次请求[/]  {what}")
);
await rehearsing.PlayAsync(Number("weeks", 2));

AnsiConsole.Write(Summary.Of(rehearsing.Schools));
AnsiConsole.MarkupLineInterpolated(
    $"{traffic.Count} 次请求，{watch.Elapsed.TotalSeconds:0} 秒，{traffic.Count / watch.Elapsed.TotalSeconds:0} 次/秒；p50 {traffic.Percentile(0.5):0.0} ms，p99 {traffic.Percentile(0.99):0} ms"
);
AnsiConsole.MarkupLineInterpolated(
    $"用户名 operator、hunan-education、school-1-office、school-1-principal、school-1-family-0 …，密码 {Person.Password}"
);
