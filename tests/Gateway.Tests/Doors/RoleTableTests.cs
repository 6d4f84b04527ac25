using System.Net;

namespace AfterSchool.Gateway.Tests.Doors;

/// <summary>Every endpoint of the six services, before everybody who may come, through the gateway.</summary>
public sealed class RoleTableTests(House house)
{
    private const int AtOnce = 16;

    [Fact]
    public async Task The_file_says_of_every_endpoint_what_the_endpoint_declares()
    {
        var declared = house.Services.SelectMany(Door.Of).ToHashSet();
        if (RoleTable.IsToBeWritten)
        {
            RoleTable.Write(await Task.WhenAll(declared.Select(async door => (door, await LeadsToAsync(door)))));
            Assert.Fail("roles.tsv is written anew. Read the difference, then run this again without ROLES_TSV.");
        }

        var written = RoleTable.Read().Select(one => one.Door).ToHashSet();
        var (missing, idle) = (declared.Except(written).ToArray(), written.Except(declared).ToArray());
        var toAdd = await Task.WhenAll(
            missing.Select(async one => "+ " + RoleTable.Line(one, await LeadsToAsync(one)))
        );
        Assert.True(
            missing.Length + idle.Length == 0,
            $"tests/Gateway.Tests/roles.tsv and the endpoints differ; by hand, or by {RoleTable.Command}:\n"
                + string.Join('\n', idle.Select(one => $"- {one}").Concat(toAdd))
        );
    }

    [Fact]
    public async Task The_gateway_lets_in_whom_the_file_names_and_nobody_else()
    {
        var tried = 0;
        var ways = Ways();
        var wrong = await ForEveryCallerAsync(
            RoleTable.Read().Where(one => one.IsPublic && ways.ContainsKey(one.Door.Key)),
            async (caller, program, row) =>
            {
                Interlocked.Increment(ref tried);
                using var answer = await ways[row.Door.Key].AskAsync(program, row.Door);
                var expected =
                    row.Door.LetsIn(caller.IsKnown, caller.Roles) ? "let in"
                    : caller.IsKnown ? "403"
                    : "401";
                var seen = answer.StatusCode switch
                {
                    HttpStatusCode.Unauthorized => "401",
                    HttpStatusCode.Forbidden => "403",
                    _ when By(answer) != row.Door.Service => $"answered by {By(answer) ?? "the gateway"}",
                    _ => "let in",
                };
                return expected == seen ? null : $"{caller.Name} at {row.Door}: {seen}, not {expected}";
            }
        );
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
        // All of them, or the table was not read.
        Assert.True(tried > 1_500, $"{tried} combinations");
    }

    [Fact]
    public async Task What_is_inside_is_out_of_reach_for_everybody()
    {
        var ways = Ways();
        var inside = RoleTable
            .Read()
            .Where(one => !one.IsPublic)
            .SelectMany(one =>
            {
                var path = ways[one.Door.Key].PathTo(one.Door);
                return (string[])[path, $"/{one.Door.Service}{path}", $"/{one.Door.Service}/v1/..{path}"];
            })
            .Concat(house.Services.SelectMany(one => (string[])[$"/{one.Name}/metrics", $"/{one.Name}", "/metrics"]))
            .Distinct();
        var wrong = await ForEveryCallerAsync(
            inside,
            async (caller, program, path) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                using var answer = await program.SendAsync(request);
                return By(answer) is { } service ? $"{caller.Name} at {path}: answered by {service}" : null;
            }
        );
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_service_asked_past_the_gateway_believes_no_more_than_through_it()
    {
        var (tried, ways) = (0, Ways());
        var wrong = new System.Collections.Concurrent.ConcurrentBag<string>();
        var closed = RoleTable.Read().Select(one => one.Door).Where(one => one.Roles != Door.Anyone).ToArray();
        foreach (var caller in (await Callers.AllAsync(house)).Where(one => !one.IsKnown))
        foreach (var service in house.Services)
        {
            using var direct = new HttpClient { BaseAddress = new Uri(service.Address) };
            if (caller.Token is { } token)
                direct.DefaultRequestHeaders.Authorization = new("Bearer", token);
            await Parallel.ForEachAsync(
                closed.Where(one => one.Service == service.Name),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (door, _) =>
                {
                    Interlocked.Increment(ref tried);
                    using var answer = await ways[door.Key].AskAsync(direct, door);
                    if (answer.StatusCode is not HttpStatusCode.Unauthorized)
                        wrong.Add($"{caller.Name} at {door}: {(int)answer.StatusCode}");
                }
            );
        }

        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order()));
        Assert.True(tried > 2_000, $"{tried} combinations");
    }

    private async Task<string[]> ForEveryCallerAsync<TRow>(
        IEnumerable<TRow> rows,
        Func<CallerAtTheDoor, HttpClient, TRow, Task<string?>> tryAsync
    )
    {
        var all = rows.ToArray();
        List<string> wrong = [];
        foreach (var caller in await Callers.AllAsync(house))
        {
            using var program = house.Gateway.Program(caller.Token);
            await Parallel.ForEachAsync(
                all,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (row, _) =>
                {
                    if (await tryAsync(caller, program, row) is not { } problem)
                        return;
                    lock (wrong)
                        wrong.Add(problem);
                }
            );
        }
        return [.. wrong.Order()];
    }

    private async Task<bool> LeadsToAsync(Door door)
    {
        using var program = house.Gateway.Program();
        using var answer = await Ways()[door.Key].AskAsync(program, door);
        // The gateway's own door to people's pages stands before the service's, so nobody's refusal says that there is a way.
        return By(answer) == door.Service || answer.StatusCode is HttpStatusCode.Unauthorized;
    }

    private Dictionary<string, Way> Ways() =>
        house.Services.SelectMany(Door.WaysOf).ToDictionary(one => one.Key, one => one.Value);

    private static string? By(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues(Signed.Header, out var service) ? service.Single() : null;
}
