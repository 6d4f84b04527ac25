using System.Collections.Concurrent;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>
/// Every operation on somebody else's object: by whoever has the same role in another place, in the school next door, in another family.
/// What is asked is what the owner asked in the played city and was given; where nobody asked, it is made up, and the owner shows
/// afterwards that it reaches the object.
/// </summary>
[Collection(nameof(RehearsedCity))]
public sealed class ForeignObjectTests(RehearsedCity city)
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 6 };

    [Fact]
    public async Task What_one_may_do_with_ones_own_nobody_may_with_anothers()
    {
        var ground = await city.GroundAsync();
        var attacks = ground.Doors.Where(Exempt.IsNot).SelectMany(door => On(ground, door)).ToArray();
        var prints = new Fingerprints((await city.ServersAsync()).Postgres);
        var holes = new ConcurrentBag<string>();

        var before = await prints.OnceQuietAsync();
        await Parallel.ForEachAsync(
            attacks,
            AtOnce,
            async (attack, _) =>
            {
                var answer = await attack.By.AskAsync(attack.Call);
                if (!attack.IsRefusedBy(answer) && !await attack.IsNoMoreThanTheListAsync(answer))
                    holes.Add(
                        $"{attack.Door.Key} by {attack.By.Name}: {answer}\n    {attack.Call.Path} {attack.Call.Body}"
                    );
            }
        );
        var changed = Fingerprints.Changed(before, await prints.TakeAsync());
        var unshown = await UnshownAsync(ground, attacks);
        Assert.Empty(Exempt.Gone(ground.Doors));

        Report.Write("foreign", [.. holes.Order(), .. changed.Select(one => $"changed: {one}"), .. unshown]);
        TestContext.Current.SendDiagnosticMessage(
            $"{attacks.Length} calls at {attacks.Select(one => one.Door).Distinct().Count()} of {ground.Doors.Count} operations."
        );
        Assert.True(holes.IsEmpty, string.Join('\n', holes.Order().Take(40)));
        Assert.Empty(changed);
        Assert.True(unshown.Length == 0, string.Join('\n', unshown));
    }

    private static IEnumerable<Attack> On(Ground ground, ApiDoor door)
    {
        if (ground.CallTo(door) is not var (side, call, whose))
            yield break;
        var calls = door.IsPut ? [call, door.Anew(call)] : (Call[])[call];
        var others = ground.StrangerTo(side).Standing.Select(by => (by, Of: side.Own.Union(side.OfAuthorities)));
        if (side == ground.Sides[0] && !call.IsOnlyAbout(side.OfAuthorities))
            others = others.Concat(ground.NextDoor.Standing.Select(by => (by, Of: side.Own.AsEnumerable())));
        // Another family, another class.
        if (whose is not null && side[whose].Role is "guardian" or "classTeacher")
            others = others.Concat(
                side.Actors.Where(by => by.Role == side[whose].Role && by.Name != whose)
                    .Take(1)
                    .Select(by => (by, Of: call.Ids))
            );
        foreach (var (by, owned) in others.Where(one => RoleTable.LetsIn(door, one.by.Role)))
        foreach (var one in calls)
            yield return new(door, one, by, side, owned.ToHashSet());
    }

    // A door that nobody of the owner's came through has shown nothing: its refusals may have had other reasons.
    private static async Task<string[]> UnshownAsync(Ground ground, Attack[] attacks)
    {
        var unshown = new List<string>();
        // Directory's last: who leaves the roll has shown nothing elsewhere.
        foreach (var door in ground.Doors.Where(Exempt.IsNot).Reverse())
        {
            var attack = attacks.FirstOrDefault(one => one.Door == door);
            if (attack is null)
                unshown.Add($"{door.Key}: nobody could be found to try it, or nothing to try it on");
            else if (ground.DoneBy(door, attack.Of) is null)
            {
                var last = await ground.OwnAsync(door, attack.Of, attack.Call);
                if (last is not { Answer.ReachedIt: true })
                    unshown.Add(
                        $"{door.Key}: its owner {last?.By.Name} got {last?.Answer}\n    {attack.Call.Path} {attack.Call.Body}"
                    );
            }
        }

        return [.. unshown];
    }

    private sealed record Attack(ApiDoor Door, Call Call, Actor By, Side Of, HashSet<string> Owned)
    {
        // Whoever asks is signed in: 401 would say that a session has run out, and prove nothing.
        public bool IsRefusedBy(Answer answer) =>
            answer.Status is 403 or 404 || (Door.Method == "GET" && answer.Status == 200 && IsEmpty(answer));

        // A workbook's rows have no ids: it may have as many as the list that it is made from has for the same one who asks.
        public async Task<bool> IsNoMoreThanTheListAsync(Answer answer)
        {
            if (answer is not { IsWorkbook: true, Status: 200 } || Door.InPath.Length > 0)
                return false;
            var path = Call.Path.Replace(".xlsx", "", StringComparison.Ordinal);
            var sign = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var list = await By.AskAsync("GET", $"{path}{sign}limit=1000");
            return IsRefusedBy(list) && list.Status == 200 && answer.Rows <= list.Rows;
        }

        // A list of one's own, whatever was asked for; nothing at all of a thing that was named.
        private bool IsEmpty(Answer answer) =>
            answer.Text == "[]"
            || (
                Door.InPath.Length == 0
                && !answer.IsWorkbook
                && (answer.Text.StartsWith('[') || !Call.IdsInPath.Any())
                && !IdBook.In(answer.Text).Any(Owned.Contains)
            );
    }
}
