using AfterSchool.Rehearsal.Play;

namespace AfterSchool.Load;

/// <summary>What happens within a window of an afternoon.</summary>
/// <param name="Name">What.</param>
/// <param name="Window">How long a real school takes for it.</param>
/// <param name="Acts">Every request of it, schools and sessions mixed.</param>
internal sealed record Phase(string Name, TimeSpan Window, IReadOnlyList<Act> Acts);

/// <summary>Every request of the city's afternoon, in the order in which they may be made.</summary>
/// <param name="Phases">One after the other.</param>
internal sealed record OneAfternoon(IReadOnlyList<Phase> Phases)
{
    public static async Task<OneAfternoon> OfAsync(IReadOnlyList<SchoolsTerm> schools, StoryClock clock, DateOnly day)
    {
        await clock.MoveToAsync(StoryClock.China(day, 16, 25));
        List<Act> signIns = [],
            rollCalls = [],
            releases = [],
            closes = [];
        foreach (var afternoon in schools.Select(term => term.Afternoon))
        foreach (var (session, teacher, roster) in await afternoon.MeetingsAsync(day))
        {
            var present = afternoon.Present(roster, day);
            signIns.Add(() => Afternoon.AskSignInAsync(teacher, session));
            rollCalls.Add(() => Afternoon.AskRollCallAsync(teacher, session, roster, present));
            releases.AddRange(present.Select(pupil => (Act)(() => afternoon.AskReleaseAsync(teacher, session, pupil))));
            closes.Add(() => Afternoon.AskCloseAsync(teacher, session));
        }

        var mixed = new Random(1);
        return new([
            new("sign-in", TimeSpan.FromMinutes(5), signIns),
            new("roll call", TimeSpan.FromMinutes(10), rollCalls),
            new("release", TimeSpan.FromMinutes(30), [.. releases.OrderBy(_ => mixed.Next())]),
            new("close", TimeSpan.FromMinutes(10), closes),
        ]);
    }
}
