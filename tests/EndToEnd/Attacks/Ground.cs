using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>The city as an attacker sees it: every operation, every side with its people, and every call that was done.</summary>
internal sealed class Ground
{
    private readonly Dictionary<string, List<Exchange>> _done = [];

    private Ground(IReadOnlyList<ApiDoor> doors, IReadOnlyList<Side> sides, Side nextDoor) =>
        (Doors, Sides, NextDoor) = (doors, sides, nextDoor);

    public IReadOnlyList<ApiDoor> Doors { get; }

    /// <summary>One for each place; of the first two also the officials whom the city does without.</summary>
    public IReadOnlyList<Side> Sides { get; }

    /// <summary>A school of the first one's county.</summary>
    public Side NextDoor { get; }

    public static async Task<Ground> OfAsync(RehearsedCity city)
    {
        var sides = city.Schools.Select(Side.Of).ToArray();
        foreach (var side in sides[..2])
        foreach (var actor in await Strangers.MoreOfPlaceAsync(side.School))
            side.Add(actor);
        var doors = await ApiDoor.AllAsync(city.Gateway);
        var ground = new Ground(doors, sides, await Strangers.NextDoorAsync(sides[0].School));
        foreach (var asked in city.Done)
            ground.Learn(asked);
        await ground.FurnishAsync();
        return ground;
    }

    /// <summary>Whoever is of another place.</summary>
    public Side StrangerTo(Side side) => side == Sides[0] ? Sides[1] : Sides[0];

    /// <summary>The side whose call to the door was done, the first that has one; and the call, by the school's own where it may.</summary>
    public (Side Side, Call Call, string? Whose)? CallTo(ApiDoor door)
    {
        foreach (var side in Sides)
            if (DoneBy(door, side) is { } done)
                return (side, new(done.Method, done.Path, done.Body, done.Workbook), done.Whose);
        return MadeBody.To(door, Sides[0]) is { } made ? (Sides[0], made, null) : null;
    }

    /// <summary>The last call of that side to that door that was done.</summary>
    public Exchange? DoneBy(ApiDoor door, Side side) =>
        _done.GetValueOrDefault(door.Key)?.LastOrDefault(one => side.Has(one.Whose));

    /// <summary>Asks as its owner would; of several officials, or several roles, the first who is let through.</summary>
    public async Task<Tried?> OwnAsync(ApiDoor door, Side side, Call call)
    {
        Tried? best = null;
        foreach (var actor in side.Standing.Where(one => RoleTable.LetsIn(door, one.Role)))
        {
            var answer = await actor.AskAsync(call);
            // Whoever is let in says more than whoever is not.
            if (best is null or { Answer.Status: 403 or 404 })
                best = new(actor, answer);
            if (answer.Status is >= 200 and < 300)
                Learn(new(actor.Name, call.Method, call.Path, call.Body, answer.Status, JsonOf(answer)));
            if (answer.ReachedIt && answer.Text != "[]")
                return new(actor, answer);
        }

        return best;
    }

    private static string? JsonOf(Answer answer) => answer.Kind == "application/json" ? answer.Text : null;

    private void Learn(Exchange done)
    {
        if (Doors.FirstOrDefault(one => one.Leads(done.Method, done.Path)) is not { } door)
            return;
        if (!_done.TryGetValue(door.Key, out var calls))
            _done[door.Key] = calls = [];
        calls.Add(done);
        foreach (var side in Sides.Where(one => one.Has(done.Whose)))
            side.Learn(door, done);
    }

    // What nobody did in the city is done by whoever may, and every list is read: so that there is something to attack. Twice, since
    // some things are made for others.
    private async Task FurnishAsync()
    {
        for (var round = 0; round < 2; round++)
            foreach (var door in Doors.Where(one => !RoleTable.IsForAnyone(one)))
                if (
                    (door.IsPut || (door.Method == "GET" && door.InPath.Length == 0))
                    && (DoneBy(door, Sides[0]) is null || door.Method == "GET")
                    && MadeBody.To(door, Sides[0]) is { } call
                )
                    await OwnAsync(door, Sides[0], call);
    }
}

/// <summary>Who asked, and how they were answered.</summary>
/// <param name="By">Who.</param>
/// <param name="Answer">How.</param>
internal sealed record Tried(Actor By, Answer Answer);
