using System.Collections.Concurrent;
using System.Text.Json;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>
/// Steps 5 and 9: a round is announced, families rank, the school decides, the list is frozen, the lot falls, agreements are signed; one
/// family leaves again.
/// </summary>
public sealed class Places(School school, Law law)
{
    /// <summary>When the city's rounds close.</summary>
    public static readonly DateTimeOffset Close = StoryClock.China(new DateOnly(2026, 8, 21), 18);

    /// <summary>When the public value is out.</summary>
    public static readonly DateTimeOffset PublicValueIsOut = StoryClock.China(new DateOnly(2026, 8, 22), 10);

    private readonly ConcurrentDictionary<Guid, Place> _confirmed = new();
    private IReadOnlyList<string> _parties = [];

    /// <summary>Places that are confirmed, by their ids.</summary>
    public IReadOnlyDictionary<Guid, Place> Confirmed => _confirmed;

    /// <summary>Requests that wait for a place.</summary>
    public int Waiting { get; private set; }

    /// <summary>Requests made.</summary>
    public int Requests { get; private set; }

    /// <summary>The whole step of one school, by whose round the clock goes.</summary>
    /// <param name="callers">How many families act at once.</param>
    /// <param name="parties">Who signs; whomever the law names when not given.</param>
    public async Task AreConfirmedAsync(int callers, IReadOnlyList<string>? parties = null)
    {
        await AreAskedForAsync(callers);
        await school.Stage.Clock.MoveToAsync(Close);
        await AreClosedAsync();
        await school.Stage.Clock.MoveToAsync(PublicValueIsOut);
        await AreDrawnAsync(callers, parties);
    }

    /// <summary>The round is announced, families rank, class and school decide.</summary>
    public async Task AreAskedForAsync(int callers)
    {
        await school.Office.DoesPutAsync(
            Round,
            new
            {
                planId = school.Id("plan"),
                title = "秋季学期选课",
                offeringIds = school.Made.Menu.Select(one => one.Id),
                opensAt = StoryClock.China(new DateOnly(2026, 8, 20), 0),
                closesAt = Close,
                publicSource = "中国福利彩票双色球第2026098期开奖号码",
                publicDueAt = PublicValueIsOut,
            }
        );
        Requests = Wishes().Count;
        await Parallel.ForEachAsync(Wishes(), Many(callers), async (wish, _) => await AskAsync(wish));
    }

    /// <summary>The list is frozen, after the close.</summary>
    public Task AreClosedAsync() => school.Office.DoesPostAsync($"{Round}/close");

    /// <summary>The lot falls, and agreements are signed.</summary>
    public async Task AreDrawnAsync(int callers, IReadOnlyList<string>? parties = null)
    {
        _parties = parties ?? [.. law.Words("enrolment.signatories").DefaultIfEmpty("guardian")];
        await school.Office.DoesPostAsync($"{Round}/draw", new { publicValue = "03 08 17 21 26 30 12" });
        var placed = new ConcurrentBag<bool>();
        await Parallel.ForEachAsync(Wishes(), Many(callers), async (wish, _) => placed.Add(await SignAsync(wish)));
        Waiting = placed.Count(one => !one);
    }

    /// <summary>Path of a pupil's request.</summary>
    /// <param name="pupil">The pupil.</param>
    /// <param name="at">Which of the pupil's wishes.</param>
    public string Path(PupilMade pupil, int at = 0)
    {
        ArgumentNullException.ThrowIfNull(pupil);
        return $"/enrolment/v1/requests/{school.Id($"request/{pupil.Id}/{at}")}";
    }

    /// <summary>A family leaves.</summary>
    public async Task LeaveAsync(Guid place)
    {
        await school
            .GuardianOf(_confirmed[place].Pupil)
            .DoesPostAsync($"/enrolment/v1/places/{place}/withdraw", new { reasonKind = "illness" });
        _confirmed.TryRemove(place, out _);
    }

    private async Task AskAsync(Wish wish)
    {
        var (pupil, path) = (wish.Pupil, Path(wish));
        await school.GuardianOf(pupil).DoesPutAsync(path, new { pupilId = pupil.Id, choices = wish.Choices });
        if (law.Words("enrolment.requestChain").Any(step => step.StartsWith("class", StringComparison.Ordinal)))
            await school
                .ClassTeachers[pupil.Class.Id]
                .DoesPostAsync($"{path}/class-review", new { words = "情况属实" });
        await school.Office.DoesPostWithReasonAsync($"{path}/decide", new { approved = true, words = "同意" });
    }

    private string Round => $"/enrolment/v1/rounds/{school.Id("round")}";

    private IReadOnlyList<Wish> Wishes() =>
        [.. school.Made.Pupils.SelectMany(pupil => pupil.Wishes.Select((choices, at) => new Wish(pupil, choices, at)))];

    private static ParallelOptions Many(int callers) => new() { MaxDegreeOfParallelism = callers };

    private async Task<bool> SignAsync(Wish wish)
    {
        var guardian = school.GuardianOf(wish.Pupil);
        var shown = await guardian.GetAsync(Path(wish));
        if (!shown.TryGetProperty("placeId", out var place) || place.ValueKind == JsonValueKind.Null)
            return false;
        foreach (var party in _parties)
            await SignAsync(wish, party);
        var given = shown.GetProperty("choices").EnumerateArray().First(choice => choice.Text("status") == "placed");
        _confirmed[place.GetGuid()] = new(wish.Pupil, given.Id("offeringId"));
        return true;
    }

    private async Task SignAsync(Wish wish, string party)
    {
        var signer = party == "guardian" ? school.GuardianOf(wish.Pupil) : school.Office;
        // What is signed is what was read.
        var sha256 = (await signer.GetAsync($"{Path(wish)}/agreement")).Text("sha256");
        await signer.DoesPostAsync(
            $"{Path(wish)}/agreement/signatures",
            new
            {
                party,
                method = party == "pupil" ? "paper" : "online",
                sha256,
            }
        );
    }

    private string Path(Wish wish) => Path(wish.Pupil, wish.At);

    private sealed record Wish(PupilMade Pupil, IReadOnlyList<Guid> Choices, int At);
}

/// <summary>A confirmed place.</summary>
/// <param name="Pupil">Whose.</param>
/// <param name="Offering">In what.</param>
public sealed record Place(PupilMade Pupil, Guid Offering);
