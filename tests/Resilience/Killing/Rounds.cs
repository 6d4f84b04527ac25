using System.Diagnostics;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Resilience.Checks;

namespace AfterSchool.Resilience.Killing;

/// <summary>What became of a round.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Seed">The seed of its blows.</param>
/// <param name="Place">Where its school lies.</param>
/// <param name="Blows">The blows dealt.</param>
/// <param name="Missed">Those that found nobody to hit.</param>
/// <param name="Broken">What is wrong; empty when every promise holds.</param>
public sealed record RoundResult(
    int Number,
    int Seed,
    string Place,
    IReadOnlyList<Blow> Blows,
    IReadOnlyList<Blow> Missed,
    IReadOnlyList<string> Broken
)
{
    /// <summary>How long the school's term took.</summary>
    public TimeSpan Played { get; init; }

    /// <summary>How long until everything was quiet and had been checked.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Requests answered.</summary>
    public int Requests { get; init; }

    /// <summary>Requests said again.</summary>
    public int Repeated { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Number, 3}  seed {Seed, -8} {Place, -9} {string.Join(' ', Blows.Select(Shown)), -48} "
        + $"{Requests, 5} asked {Repeated, 3} again  {Played.TotalSeconds, 5:0.0} + {(Took - Played).TotalSeconds, 4:0.0} s  "
        + (Broken.Count == 0 ? "kept" : $"BROKEN\n     {string.Join("\n     ", Broken)}");

    private string Shown(Blow blow) => Missed.Contains(blow) ? $"({blow})" : $"{blow}";
}

/// <summary>
/// Rounds on one system that stays up: in each, a school of its own lives its term while the hand kills; then the system is left
/// until it is quiet, and all promises are read from all databases, those of the rounds before included.
/// </summary>
public sealed class Rounds(StandingSystem system)
{
    private const int Pupils = 12;
    private const int Callers = 4;
    private static readonly DateOnly Before = new(2026, 8, 20);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(120);
    private readonly Promises _promises = new(system.Servers);
    private readonly Dictionary<string, Neighbourhood> _places = [];

    /// <summary>How long a term lasts without blows; those of a round fall within it.</summary>
    public TimeSpan Span { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Plays a round.</summary>
    /// <param name="number">Its number, from 1; no two rounds of a system have the same.</param>
    /// <param name="seed">Whom it kills, and when.</param>
    /// <param name="blows">Blows instead of the seed's.</param>
    public async Task<RoundResult> PlayAsync(int number, int seed, IReadOnlyList<Blow>? blows = null)
    {
        var chance = new Seeded($"hand {seed}");
        blows ??= Hand.BlowsOf(chance, Span);
        var place = PlaceMade.Known[number % PlaceMade.Known.Count];
        var (watch, asked, again) = (Stopwatch.StartNew(), system.Traffic.Count, system.Traffic.Repeated);
        var striking = new Hand(system.Servers).StrikeAsync(blows, chance);
        List<string> broken = [];
        try
        {
            await TermAsync(place, number);
        }
        catch (Exception failure)
            when (failure is UnexpectedAnswerException or HttpRequestException or OperationCanceledException)
        {
            broken.Add($"the term was not lived to its end: {failure.Message}");
        }

        var played = watch.Elapsed;
        var missed = await striking;
        broken.AddRange(await _promises.SettledAsync(Quiet));
        return new RoundResult(number, seed, place.Law, blows, missed, broken)
        {
            Played = played,
            Took = watch.Elapsed,
            Requests = system.Traffic.Count - asked,
            Repeated = system.Traffic.Repeated - again,
        };
    }

    private async Task TermAsync(PlaceMade place, int number)
    {
        var clock = system.Stage.Clock;
        await clock.MoveToAsync(StoryClock.China(Before, 9));
        var (bureau, law, charges, vendor) = await NeighbourhoodAsync(place);
        var city = CityMade.Of(seed: 1, [place], schools: number, pupils: Pupils);
        var school = await School.EnterAsync(bureau, city.Schools[^1], Callers);
        var term = new SchoolsTerm(school, law, vendor, charges);
        await term.OpensAsync();
        await term.Places.AreConfirmedAsync(Callers);
        await term.Money.BillsArePaidAsync(Callers);
        await term.Afternoon.TeachersSignInAsync();
        // The first school day, and the first with clubs.
        foreach (var day in (DateOnly[])[School.FirstDay, School.FirstDay.AddDays(1)])
        {
            await clock.MoveToAsync(StoryClock.China(day, 16, 25));
            await term.Afternoon.PlayAsync(day, Callers);
        }

        await term.SettlesAsync();
    }

    // The authorities of a place are entered with its first school.
    private async Task<Neighbourhood> NeighbourhoodAsync(PlaceMade place)
    {
        if (_places.TryGetValue(place.Law, out var known))
            return known;
        var stage = system.Stage with { Chance = new Seeded("rounds") };
        var law = await Law.ReadAsync(stage.Gateway, stage.Traffic, place.Law, School.FirstDay);
        var bureau = await Bureau.EnterAsync(stage, place);
        var charges = new Charges(bureau, law);
        await charges.StandardIsPublishedAsync();
        var vendor = new VendorChoice(bureau, law);
        if (vendor.IsPossible)
        {
            await vendor.InviteAsync();
            await vendor.AwardAsync();
        }

        return _places[place.Law] = new(bureau, law, charges, vendor.IsPossible ? vendor : null);
    }

    private sealed record Neighbourhood(Bureau Bureau, Law Law, Charges Charges, VendorChoice? Vendor);
}
