using System.Diagnostics;
using System.Globalization;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;

namespace AfterSchool.Resilience.Killing;

/// <summary>What became of a round.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">The seed of its blows, or what happened.</param>
/// <param name="Place">Where its school lies.</param>
/// <param name="Broken">What is wrong; empty when every promise holds.</param>
public sealed record RoundResult(int Number, string Name, string Place, IReadOnlyList<string> Broken)
{
    /// <summary>The blows dealt.</summary>
    public IReadOnlyList<Blow> Blows { get; init; } = [];

    /// <summary>Those that found nobody to hit.</summary>
    public IReadOnlyList<Blow> Missed { get; init; } = [];

    /// <summary>How long the stretch took.</summary>
    public TimeSpan Played { get; init; }

    /// <summary>How long until everything was quiet and had been checked.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Requests answered.</summary>
    public int Requests { get; init; }

    /// <summary>Requests said again.</summary>
    public int Repeated { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Number, 3}  {Name, -11} {Place, -9} {string.Join(' ', Blows.Select(Shown)), -48} "
        + $"{Requests, 5} asked {Repeated, 3} again  {Played.TotalSeconds, 5:0.0} + {(Took - Played).TotalSeconds, 4:0.0} s  "
        + (Broken.Count == 0 ? "kept" : $"BROKEN\n     {string.Join("\n     ", Broken)}");

    private string Shown(Blow blow) => Missed.Contains(blow) ? $"({blow})" : $"{blow}";
}

/// <summary>
/// Rounds on one system that stays up, and on one rehearsal that goes on: school after school lives its term, a stretch of it in each
/// round, while the hand kills; then the system is left until it is quiet, and all promises are read from all databases, those of the
/// rounds before included.
/// </summary>
public sealed class Rounds(StandingSystem system)
{
    private const int Pupils = 36;
    private const int Callers = 4;
    private static readonly DateOnly Before = new(2026, 8, 20);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(120);
    private readonly Promises _promises = new(system.Servers);
    private readonly Dictionary<string, Neighbourhood> _places = [];
    private readonly SemaphoreSlim _clock = new(1);
    private IEnumerator<Func<Task>>? _stretches;
    private int _schools;

    private string Place { get; set; } = "";

    /// <summary>Plays a round in which processes are killed.</summary>
    /// <param name="number">Its number, from 1; no two rounds of a system have the same.</param>
    /// <param name="seed">Whom it kills, and when.</param>
    /// <param name="span">How long a stretch lasts; the blows fall within it.</param>
    public async Task<RoundResult> PlayAsync(int number, int seed, TimeSpan span)
    {
        var chance = new Seeded($"hand {seed}");
        var blows = Hand.BlowsOf(chance, span);
        IReadOnlyList<Blow> missed = [];
        var result = await PlayAsync(
            number,
            $"seed {seed}",
            async () => missed = await new Hand(system.Servers).StrikeAsync(blows, chance)
        );
        return result with { Blows = blows, Missed = missed };
    }

    /// <summary>Plays a round during which something happens, and gives what is broken when both are over and all is quiet.</summary>
    /// <param name="number">Its number, from 1; no two rounds of a system have the same.</param>
    /// <param name="name">What happens.</param>
    /// <param name="trouble">Happens; begins with the round.</param>
    public async Task<RoundResult> PlayAsync(int number, string name, Func<Task> trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        var (watch, asked, again) = (Stopwatch.StartNew(), system.Traffic.Count, system.Traffic.Repeated);
        var happening = trouble();
        List<string> broken = [];
        try
        {
            await StretchAsync();
        }
        catch (Exception failure)
            when (failure is UnexpectedAnswerException or HttpRequestException or OperationCanceledException)
        {
            broken.Add($"the stretch was not lived to its end: {failure.Message}");
        }

        var played = watch.Elapsed;
        try
        {
            await happening;
        }
        catch (Exception failure)
            when (failure is InvalidOperationException or TimeoutException or IOException or UnexpectedAnswerException)
        {
            broken.Add($"what was to happen did not: {failure.Message}");
        }

        broken.AddRange(await _promises.SettledAsync(Quiet));
        return new RoundResult(number, name, Place, broken)
        {
            Played = played,
            Took = watch.Elapsed,
            Requests = system.Traffic.Count - asked,
            Repeated = system.Traffic.Repeated - again,
        };
    }

    /// <summary>Moves the story's clock for a moment and back, unless a round is just moving it itself.</summary>
    /// <param name="by">Forwards; the way back is the jump backwards.</param>
    /// <param name="rest">How long it stays there.</param>
    public async Task JumpAsync(TimeSpan by, TimeSpan rest)
    {
        await _clock.WaitAsync();
        try
        {
            var shift = TimeSpan.Parse(await File.ReadAllTextAsync(system.ClockFile), CultureInfo.InvariantCulture);
            await system.Stage.Clock.SetAsync(shift + by);
            await Task.Delay(rest);
            await system.Stage.Clock.SetAsync(shift);
        }
        finally
        {
            _clock.Release();
        }
    }

    // A round is a stretch of a term; a school that could not live its stretch to the end is left, and the next begins.
    private async Task StretchAsync()
    {
        if (_stretches is null || !_stretches.MoveNext())
            (_stretches = Term(++_schools).GetEnumerator()).MoveNext();
        var stretch = _stretches;
        _stretches = null;
        await stretch.Current();
        _stretches = stretch;
    }

    private IEnumerable<Func<Task>> Term(int number)
    {
        var place = PlaceMade.Known[number % PlaceMade.Known.Count];
        SchoolsTerm term = null!;
        yield return async () =>
        {
            Place = place.Law;
            await MoveToAsync(Before, 9, 0);
            var (bureau, law, charges, vendor) = await NeighbourhoodAsync(place);
            var school = await School.EnterAsync(bureau, Small(place, number), Callers);
            term = new SchoolsTerm(school, law, vendor, charges);
        };
        yield return () => term.OpensAsync();
        yield return async () =>
        {
            await term.Places.AreConfirmedAsync(Callers);
            await term.Money.BillsArePaidAsync(Callers);
        };
        yield return async () =>
        {
            await term.Afternoon.TeachersSignInAsync();
            await AfternoonAsync(term, 0);
        };
        yield return async () =>
        {
            for (var day = 1; day <= 3; day++)
                await AfternoonAsync(term, day);
        };
        yield return () => term.SettlesAsync();
    }

    private async Task AfternoonAsync(SchoolsTerm term, int day)
    {
        var today = School.FirstDay.AddDays(day);
        await MoveToAsync(today, 16, 25);
        await term.Afternoon.PlayAsync(today, Callers);
    }

    // One class of a made-up school with what it may choose: small, so that a blow hits something else each time, and all steps of a
    // term happen within seconds. Clubs have two places, for which more ask.
    private static SchoolMade Small(PlaceMade place, int number)
    {
        var made = CityMade.Of(seed: 1, [place], schools: number, pupils: Pupils).Schools[^1];
        var own = made.Classes[0];
        var menu = made.Menu.Where(one => one.Grades.Contains(own.Grade));
        return made with
        {
            Classes = [own],
            Pupils = [.. made.Pupils.Where(pupil => pupil.Class == own)],
            Menu = [.. menu.Select(one => one.Grades.Count > 1 ? one with { Capacity = 2 } : one)],
        };
    }

    private async Task MoveToAsync(DateOnly day, int hour, int minute)
    {
        await _clock.WaitAsync();
        try
        {
            await system.Stage.Clock.MoveToAsync(StoryClock.China(day, hour, minute));
        }
        finally
        {
            _clock.Release();
        }
    }

    // The authorities of a place are entered with its first school.
    private async Task<Neighbourhood> NeighbourhoodAsync(PlaceMade place)
    {
        if (_places.TryGetValue(place.Law, out var known))
            return known;
        // Where there are two gateways, half of the places come by the second.
        var isOdd = PlaceMade.Known.ToList().IndexOf(place) % 2 == 1;
        var stage = system.Stage with
        {
            Chance = new Seeded("rounds"),
            Gateway = isOdd ? system.OtherGateway : system.Stage.Gateway,
        };
        return _places[place.Law] = await Neighbourhood.OpenAsync(stage, place);
    }
}
