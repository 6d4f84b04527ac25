using System.Diagnostics;
using System.Text.Json;
using AfterSchool.Rehearsal;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using Spectre.Console;

// See README.md for what can be set.
var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.ElementAtOrDefault(1) ?? "");
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
var clock = new StoryClock(Setting("clock", ""));
using var traffic = new Traffic();

await clock.MoveToAsync(StoryClock.China(new DateOnly(2026, 8, 20), 8));
await ReadyAsync(gateway);
var watch = Stopwatch.StartNew();
using var first = await Person.SetUpAsync(gateway, traffic, await SetUpCodeAsync(Setting("parameters", "")));
var now = "";
await using var every = new Timer(_ => Say(now), null, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
var rehearsing = new Rehearsing(
    new Stage(gateway, first, traffic, clock, new Seeded($"{city.Seed}")),
    city,
    Number("callers", 8),
    Say
);
await rehearsing.PlayAsync(Number("weeks", 2));
await every.DisposeAsync();

AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 130);
AnsiConsole.Write(Summary.Of(rehearsing.Schools));
AnsiConsole.MarkupLineInterpolated(
    $"{traffic.Count} 次请求，{watch.Elapsed.TotalSeconds:0} 秒，{traffic.Count / watch.Elapsed.TotalSeconds:0} 次/秒；p50 {traffic.Percentile(0.5):0.0} ms，p99 {traffic.Percentile(0.99):0} ms"
);
Summary.WhatToLookAt(gateway, rehearsing.Schools);

void Say(string what)
{
    now = what;
    AnsiConsole.MarkupLineInterpolated($"[grey]{watch.Elapsed:mm\\:ss}  {traffic.Count, 7}[/]  {what}");
}

// The code is the operator's: it lies in the file that the AppHost keeps its passwords in.
static async Task<string> SetUpCodeAsync(string parameters)
{
    await using var file = File.OpenRead(parameters);
    var kept = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(file);
    return kept!["setup-code"];
}

static async Task ReadyAsync(Uri gateway)
{
    using var http = new HttpClient { BaseAddress = gateway };
    for (var waited = 0; ; waited++)
    {
        try
        {
            using var answer = await http.GetAsync("/health/ready");
            if (answer.IsSuccessStatusCode)
                return;
        }
        catch (HttpRequestException) when (waited < 180)
        {
            // Not listening yet.
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
    }
}
