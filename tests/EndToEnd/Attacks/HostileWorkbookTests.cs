using System.Collections.Concurrent;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Every door that takes a workbook, by the office that was given what it asked, with workbooks that no office sends.</summary>
[Collection(nameof(RehearsedCity))]
public sealed class HostileWorkbookTests(RehearsedCity city)
{
    private const int MostBytes = 4 * 1024 * 1024;
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 3 };

    [Fact]
    public async Task No_workbook_makes_a_service_fail_or_changes_anything_that_it_does_not_say()
    {
        var ground = await city.GroundAsync();
        var prints = new Fingerprints((await city.ServersAsync()).Postgres);
        var doors = ground
            .Doors.Select(door => (Door: door, Done: ground.DoneBy(door, ground.Sides[0])))
            .Where(one => one.Done is { Workbook: not null })
            .ToArray();
        // What is great is read by the same few lines everywhere: once for each service is enough.
        var services = doors.GroupBy(one => one.Door.Template.Split('/')[1]).ToArray();
        var tries = doors
            .SelectMany(one =>
                HostileWorkbooks.Of(one.Done!.Workbook!).Select(made => (one.Door, Done: one.Done!, made))
            )
            .Concat(
                services.SelectMany(own =>
                    own.GroupBy(one => one.Door.Template.Split('.')[0].Split("/check")[0].Split("/import")[0])
                        .First()
                        .SelectMany(one =>
                            HostileWorkbooks
                                .GreatOf(one.Done!.Workbook!)
                                .Select(made => (one.Door, Done: one.Done!, made))
                        )
                )
            );
        var (wrong, count) = (new ConcurrentBag<string>(), 0);

        var served = await ServedAsync(ground, doors);
        var before = await prints.OnceQuietAsync();
        await Parallel.ForEachAsync(
            tries,
            AtOnce,
            async (one, _) =>
            {
                Interlocked.Increment(ref count);
                var answer = await AskAsync(ground, one.Done, one.made.File);
                if (Wrong(answer, one.Door, one.made.Fate) is { } why)
                    wrong.Add($"{one.Door.Key}: {one.made.Name}: {why}: {answer}");
            }
        );
        var changed = Fingerprints.Changed(before, await prints.TakeAsync());

        Report.Write("workbooks", [.. wrong.Order(), .. changed.Select(one => $"changed: {one}")]);
        TestContext.Current.SendDiagnosticMessage($"{count} workbooks at {doors.Length} operations.");
        Assert.Equal(15, doors.Length);
        Assert.Equal(2, services.Length);
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order().Take(40)));
        Assert.Empty(changed);
        Assert.Equal(served, await ServedAsync(ground, doors));
    }

    // How whoever sends an honest one is served: the pupils' may name one who has left the roll since.
    private static async Task<string[]> ServedAsync(Ground ground, IEnumerable<(ApiDoor Door, Exchange? Done)> doors)
    {
        var served = new List<string>();
        foreach (var (door, done) in doors)
            served.Add($"{door.Key}: {(await AskAsync(ground, done!, done!.Workbook!)).Status}");
        Assert.Contains(served, one => one.EndsWith("200", StringComparison.Ordinal));
        return [.. served];
    }

    private static async Task<Answer> AskAsync(Ground ground, Exchange done, byte[] file)
    {
        try
        {
            return await ground.Sides[0][done.Whose].AskAsync(new Call(done.Method, done.Path, null, file));
        }
        catch (HttpRequestException) when (file.Length > MostBytes)
        {
            // Refused before it is read: whoever goes on sending is cut off.
            return new(413, "application/problem+json", "", null);
        }
    }

    private static string? Wrong(Answer answer, ApiDoor door, Fate fate)
    {
        if (answer.Status is >= 500 or 401)
            return "failed";
        if (answer.Status < 400)
            return fate switch
            {
                Fate.Refused => "is no refusal",
                Fate.Wrong when !door.Template.EndsWith("check.xlsx", StringComparison.Ordinal) => "was taken",
                _ => null,
            };
        return answer.Kind == "application/problem+json" ? null : $"is {answer.Kind}";
    }
}
