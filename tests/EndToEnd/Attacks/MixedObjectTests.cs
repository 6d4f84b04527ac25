using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>One's own request with one id in it that is another school's: a pupil, a class, a term, a plan.</summary>
[Collection(nameof(RehearsedCity))]
public sealed class MixedObjectTests(RehearsedCity city)
{
    // What a body may name though it is another's, and why.
    private static readonly Dictionary<string, string> Free = new(StringComparer.Ordinal)
    {
        ["PUT /directory/v1/guardian-links/{id} /guardianAccountId"] = "a guardian may have children at two schools",
        ["PUT /fees/v1/pay-lists/{id} /lines/0/personId"] =
            "a draft: the approval pays nobody who did not work at this school",
    };

    [Fact]
    public async Task Ones_own_request_takes_nobody_elses_thing_with_it()
    {
        var ground = await city.GroundAsync();
        var (other, own) = (ground.Sides[0], ground.Sides[1]);
        var tries = ground.Doors.SelectMany(door => On(ground, door, own, other)).ToArray();
        var taken = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            tries,
            async (one, _) =>
            {
                var answer = await own[one.By].AskAsync(one.Door.Anew(one.Call));
                // 409: an id made by its caller that is taken says no more than that it is.
                if (answer.Status is not (400 or 403 or 404 or 409 or 422))
                    taken.Add($"{one.Door.Key} {one.Pointer}: {answer}\n    {one.Call.Body}");
            }
        );

        Report.Write("mixed", taken.Order());
        Assert.True(taken.IsEmpty, string.Join('\n', taken.Order()));
        Assert.True(tries.Length >= 25, $"{tries.Length} requests");
    }

    private static IEnumerable<(ApiDoor Door, string By, Call Call, string Pointer)> On(
        Ground ground,
        ApiDoor door,
        Side own,
        Side other
    )
    {
        if (
            ground.DoneBy(door, own) is not { Body: { } mine } done
            || ground.DoneBy(door, other)?.Body is not { } theirs
        )
            yield break;
        foreach (var pointer in HostileBodies.Pointers(mine))
        {
            if (HostileBodies.At(theirs, pointer) is not { } id || !other.Own.Contains(id.ToLowerInvariant()))
                continue;
            if (!Free.ContainsKey($"{door.Key} {pointer}"))
                yield return (
                    door,
                    done.Whose,
                    new(done.Method, done.Path, HostileBodies.Replaced(mine, pointer, $"\"{id}\"")),
                    pointer
                );
        }
    }
}
