using System.Collections.Concurrent;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Every operation that is asked with GET, with addresses that nobody of good will asks.</summary>
[Collection(nameof(RehearsedCity))]
public sealed class HostileQuestionTests(RehearsedCity city)
{
    private const string Nobody = "0199aaaa-0000-7000-8000-000000000000";

    // What a list's page is cut by, and what no number or id is.
    private static readonly string[] Cuts =
    [
        "limit=0",
        "limit=-1",
        "limit=1000000000",
        "limit=99999999999999999999",
        "limit=ten",
        "limit=1&limit=2",
        "after=x",
        $"after={Nobody}x",
        $"after={Nobody}&after={Nobody}",
        "after=%00",
        "after=%27%20or%201%3D1--",
    ];

    private static readonly string[] NoIds = ["x", "..%2f..", "%27or%271", "0", $"{Nobody}0", new('9', 2_000)];
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 6 };

    [Fact]
    public async Task What_is_no_cursor_no_number_and_no_id_is_refused_by_its_name()
    {
        var ground = await city.GroundAsync();
        var wrong = new ConcurrentBag<string>();
        var tries = ground
            .Doors.Where(one => one.Method == "GET" && !RoleTable.IsForAnyone(one))
            .SelectMany(door => On(ground, door))
            .ToArray();

        await Parallel.ForEachAsync(
            tries,
            AtOnce,
            async (one, _) =>
            {
                var answer = await one.By.AskAsync("GET", one.Path);
                var isRefused =
                    answer.Status == 404
                    || (
                        answer.Status == 400
                        && answer.Text.Contains($"\"pointer\":\"/{one.Names}", StringComparison.OrdinalIgnoreCase)
                    );
                if (!isRefused || answer.Kind != "application/problem+json")
                    wrong.Add($"{one.Path} by {one.By.Name}: {answer}");
            }
        );

        Report.Write("questions", wrong.Order());
        TestContext.Current.SendDiagnosticMessage($"{tries.Length} questions.");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order().Take(40)));
    }

    [Fact]
    public async Task A_cursor_shows_whoever_holds_it_no_more_than_they_see_without()
    {
        var ground = await city.GroundAsync();
        var (own, stranger) = (ground.Sides[0], ground.Sides[1]);
        var theirs = own.Own.Union(own.OfAuthorities).ToHashSet();
        var lists = ground.Doors.Where(one => one.HasCut && one.InPath.Length == 0 && Exempt.IsNot(one));
        var (held, shown) = (0, new List<string>());
        foreach (var door in lists)
        {
            var by = own.Standing.Where(one => RoleTable.LetsIn(door, one.Role));
            var path = MadeBody.To(door, own)!.Path;
            var first = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "limit=1";
            var next = (await Task.WhenAll(by.Select(one => one.AskAsync("GET", first))))
                .FirstOrDefault(one => one.Next is not null)
                ?.Next;
            if (next is null)
                continue;
            held++;
            foreach (var other in stranger.Standing.Where(one => RoleTable.LetsIn(door, one.Role)))
            {
                // The whole of what is left.
                var answer = await other.AskAsync(
                    "GET",
                    next.Replace("limit=1", "limit=1000", StringComparison.Ordinal)
                );
                if (answer.Status is not (200 or 403 or 404) || IdBook.In(answer.Text).Any(theirs.Contains))
                    shown.Add($"{next} by {other.Name}: {answer}");
            }
        }

        Assert.Empty(shown);
        Assert.True(held > 10, $"{held} lists had a second page");
    }

    private static IEnumerable<(string Path, Actor By, string Names)> On(Ground ground, ApiDoor door)
    {
        if (ground.CallTo(door) is not ({ } side, var call, var whose))
            yield break;
        var by = whose is null ? side.Standing.FirstOrDefault(one => RoleTable.LetsIn(door, one.Role)) : side[whose];
        if (by is null)
            yield break;
        var (path, query) = (call.Path.Split('?')[0], call.Path.Split('?').ElementAtOrDefault(1) ?? "");
        var rest = query.Split('&', StringSplitOptions.RemoveEmptyEntries);
        string With(IEnumerable<string> kept, string added) => $"{path}?{string.Join('&', kept.Append(added))}";
        if (door.HasCut)
            foreach (var cut in Cuts)
                yield return (
                    With(rest.Where(one => !one.StartsWith("limit=", StringComparison.Ordinal)), cut),
                    by,
                    cut.Split('=')[0]
                );
        foreach (var name in door.InQuery.Where(one => one.IsId).Select(one => one.Name))
        {
            var others = rest.Where(one => !one.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToArray();
            yield return (With(others, $"{name}=x"), by, name);
            yield return (With(others, $"{name}={Nobody}&{name}={Nobody}"), by, name);
        }

        foreach (var no in door.InPath.Length == 0 ? [] : NoIds)
            yield return ($"{door.PathWith(door.InPath.Select(_ => no))}?{query}", by, "");
    }
}
