using System.Collections.Concurrent;
using System.Text.Json;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Steps 5 and 9: families ask, the school decides, the lot falls, agreements are signed; one family leaves again.</summary>
public sealed class Places(School school, Law law)
{
    private readonly ConcurrentDictionary<Guid, Place> _confirmed = new();
    private IReadOnlyList<string> _parties = [];

    /// <summary>Places that are confirmed, by their ids.</summary>
    public IReadOnlyDictionary<Guid, Place> Confirmed => _confirmed;

    /// <summary>Requests that wait for a place.</summary>
    public int Waiting { get; private set; }

    /// <summary>Requests made.</summary>
    public int Requests { get; private set; }

    /// <summary>The whole step.</summary>
    /// <param name="callers">How many families act at once.</param>
    /// <param name="parties">Who signs; whomever the law names when not given.</param>
    public async Task AreConfirmedAsync(int callers, IReadOnlyList<string>? parties = null)
    {
        _parties = parties ?? [.. law.Words("enrolment.signatories").DefaultIfEmpty("guardian")];
        var requests = school
            .Made.Pupils.SelectMany(pupil => pupil.Wishes.Select((choices, at) => new Wish(pupil, choices, at)))
            .ToArray();
        Requests = requests.Length;
        var many = new ParallelOptions { MaxDegreeOfParallelism = callers };
        await Parallel.ForEachAsync(requests, many, async (wish, _) => await AskAsync(wish));
        await AllocateAsync();
        var placed = new ConcurrentBag<bool>();
        await Parallel.ForEachAsync(requests, many, async (wish, _) => placed.Add(await SignAsync(wish)));
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

    // As often as there are choices: who got none in one round is drawn for the next dearest in another.
    private async Task AllocateAsync()
    {
        var rounds = school.Made.Pupils.SelectMany(pupil => pupil.Wishes).Max(choices => choices.Count);
        for (var round = 0; round < rounds; round++)
            foreach (var offering in school.Made.Menu)
                await school.Office.DoesPostAsync($"{Menu.Path(offering.Id)}/allocate");
    }

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

    private Task<JsonElement> SignAsync(Wish wish, string party) =>
        (party == "guardian" ? school.GuardianOf(wish.Pupil) : school.Office).DoesPostAsync(
            $"{Path(wish)}/agreement/signatures",
            new { party, method = party == "pupil" ? "paper" : "online" }
        );

    private string Path(Wish wish) => Path(wish.Pupil, wish.At);

    private sealed record Wish(PupilMade Pupil, IReadOnlyList<Guid> Choices, int At);
}

/// <summary>A confirmed place.</summary>
/// <param name="Pupil">Whose.</param>
/// <param name="Offering">In what.</param>
public sealed record Place(PupilMade Pupil, Guid Offering);
