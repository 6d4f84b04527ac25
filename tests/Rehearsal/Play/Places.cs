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

    /// <summary>When the public value is to be out, as it is announced.</summary>
    public static readonly DateTimeOffset PublicValueIsDue = StoryClock.China(new DateOnly(2026, 8, 22), 9);

    /// <summary>When the public value is out, late as it may be.</summary>
    public static readonly DateTimeOffset PublicValueIsOut = StoryClock.China(new DateOnly(2026, 8, 22), 10);

    private readonly ConcurrentDictionary<Guid, Place> _confirmed = new();
    private readonly HashSet<Wish> _waiting = [];
    private IReadOnlyList<string> _parties = [];

    /// <summary>Places that are confirmed, by their ids.</summary>
    public IReadOnlyDictionary<Guid, Place> Confirmed => _confirmed;

    /// <summary>Requests that wait for a place, in an order of their own.</summary>
    public IReadOnlyList<Wish> Waiting => [.. _waiting.OrderBy(wish => wish.Pupil.Id)];

    /// <summary>Requests made.</summary>
    public int Requests { get; private set; }

    /// <summary>Requests whose families wanted no place any more, or had one and left.</summary>
    public int GivenUp { get; private set; }

    /// <summary>Path of the round.</summary>
    public string Round { get; } = $"/enrolment/v1/rounds/{school.Id("round")}";

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
        await school.Office.DoesPutAsync(Round, Announcement(StoryClock.China(new DateOnly(2026, 8, 20), 0)));
        Requests = Wishes().Count;
        await Parallel.ForEachAsync(Wishes(), Many(callers), async (wish, _) => await AskAsync(wish));
    }

    /// <summary>A round of everything on the menu, as it is announced.</summary>
    public object Announcement(DateTimeOffset opensAt) =>
        new
        {
            planId = school.Id("plan"),
            title = "秋季学期选课",
            offeringIds = school.Made.Menu.Select(one => one.Id),
            opensAt,
            closesAt = Close,
            publicSource = "中国福利彩票双色球第2026098期开奖号码",
            publicDueAt = PublicValueIsDue,
        };

    /// <summary>The list is frozen, after the close.</summary>
    public Task AreClosedAsync() => school.Office.DoesPostAsync($"{Round}/close");

    /// <summary>The lot falls, and agreements are signed.</summary>
    public async Task AreDrawnAsync(int callers, IReadOnlyList<string>? parties = null)
    {
        _parties = parties ?? [.. law.Words("enrolment.signatories").DefaultIfEmpty("guardian")];
        await school.Office.DoesPostAsync($"{Round}/draw", new { publicValue = "03 08 17 21 26 30 12" });
        _waiting.UnionWith(Wishes());
        var placed = new ConcurrentBag<Wish>();
        await Parallel.ForEachAsync(
            Wishes(),
            Many(callers),
            async (wish, _) =>
            {
                if (await IsSignedAsync(wish))
                    placed.Add(wish);
            }
        );
        _waiting.ExceptWith(placed);
    }

    /// <summary>Somebody who waited has a place now, and signs.</summary>
    public async Task ComesInAsync(Wish wish)
    {
        if (!await IsSignedAsync(wish))
            throw new UnexpectedAnswerException($"{Path(wish)} has no place");
        _waiting.Remove(wish);
    }

    /// <summary>Somebody who waited does not want to any longer.</summary>
    public async Task StopsWaitingAsync(Wish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        await school.GuardianOf(wish.Pupil).DoesPostAsync($"{Path(wish)}/withdraw");
        _waiting.Remove(wish);
        GivenUp++;
    }

    /// <summary>A seat was claimed under the id of the request that it becomes; where it is held, class and school decide.</summary>
    public async Task AreClaimedAsync(Wish wish, bool isHeld)
    {
        Requests++;
        if (isHeld)
            await DecideAsync(wish);
        await ComesInAsync(wish);
    }

    /// <summary>Path of a request.</summary>
    public string Path(Wish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        return Path(wish.Pupil, wish.At);
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
        GivenUp++;
    }

    private async Task AskAsync(Wish wish)
    {
        await school
            .GuardianOf(wish.Pupil)
            .DoesPutAsync(Path(wish), new { pupilId = wish.Pupil.Id, choices = wish.Choices });
        await DecideAsync(wish);
    }

    private async Task DecideAsync(Wish wish)
    {
        if (law.Words("enrolment.requestChain").Any(step => step.StartsWith("class", StringComparison.Ordinal)))
            await school
                .ClassTeachers[wish.Pupil.Class.Id]
                .DoesPostAsync($"{Path(wish)}/class-review", new { words = "情况属实" });
        await school.Office.DoesPostWithReasonAsync($"{Path(wish)}/decide", new { approved = true, words = "同意" });
    }

    /// <summary>Everything that is wished for.</summary>
    public IReadOnlyList<Wish> Wishes() =>
        [.. school.Made.Pupils.SelectMany(pupil => pupil.Wishes.Select((choices, at) => new Wish(pupil, choices, at)))];

    private static ParallelOptions Many(int callers) => new() { MaxDegreeOfParallelism = callers };

    private async Task<bool> IsSignedAsync(Wish wish)
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
                // The scan of the paper that the pupil signed.
                scanHash = party == "pupil" ? sha256 : null,
                sha256,
            }
        );
    }
}

/// <summary>What a family wishes for a child.</summary>
/// <param name="Pupil">The child.</param>
/// <param name="Choices">Offerings, the dearest first.</param>
/// <param name="At">Which of the child's wishes, from 0.</param>
public sealed record Wish(PupilMade Pupil, IReadOnlyList<Guid> Choices, int At);

/// <summary>A confirmed place.</summary>
/// <param name="Pupil">Whose.</param>
/// <param name="Offering">In what.</param>
public sealed record Place(PupilMade Pupil, Guid Offering);
