using System.Collections.Concurrent;
using System.Text.Json;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Every operation that takes a body, by whoever was given what they asked, with bodies that nobody of good will sends.</summary>
[Collection(nameof(RehearsedCity))]
public sealed class HostileBodyTests(RehearsedCity city)
{
    // Of two values under one name nobody knows which is meant.
    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 6 };

    [Fact]
    public async Task No_body_makes_a_service_fail_and_each_refusal_names_the_field()
    {
        var ground = await city.GroundAsync();
        var doors = ground.Doors.Where(one => one.Body is not null).ToArray();
        var tries = doors.SelectMany(door => On(ground, door)).ToArray();
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            tries,
            AtOnce,
            async (one, _) =>
            {
                var call = one.Door.Anew(one.Call);
                var answer = await one.By.AskAsync(call.Method, call.Path, one.Body.Body);
                if (Wrong(answer, one.Body) is { } why)
                    wrong.Add($"{one.Door.Key}: {one.Body.Name}: {why}: {answer}");
            }
        );

        Report.Write("bodies", wrong.Order());
        TestContext.Current.SendDiagnosticMessage($"{tries.Length} bodies at {doors.Length} operations.");
        Assert.Empty(doors.Except(tries.Select(one => one.Door)).Where(Exempt.IsNot).Select(one => one.Key));
        Assert.True(wrong.IsEmpty, $"{wrong.Count}:\n{string.Join('\n', wrong.Order().Take(40))}");
    }

    private static IEnumerable<(ApiDoor Door, Call Call, Actor By, Hostile Body)> On(Ground ground, ApiDoor door)
    {
        if (ground.CallTo(door) is not ({ } side, { Body: { } body } call, var whose))
            return [];
        var by = whose is null ? side.Standing.FirstOrDefault(one => RoleTable.LetsIn(door, one.Role)) : side[whose];
        return by is null
            ? []
            : HostileBodies.Of(body, door.BodyIsRequired).Select(hostile => (door, call, by, hostile));
    }

    private static string? Wrong(Answer answer, Hostile hostile)
    {
        if (answer.Status is >= 500 or 401)
            return "failed";
        if (hostile.MustBeRefused && answer.Status != 400)
            return "is no refusal";
        if (answer.Status < 400)
            return null;
        if (answer.Kind != "application/problem+json")
            return $"is {answer.Kind}";
        if (answer.Status != 400 || hostile.Pointer is not { } pointer)
            return null;
        var problem = JsonSerializer.Deserialize<JsonElement>(answer.Text, Strict);
        return
            problem.TryGetProperty("errors", out var errors)
            && errors
                .EnumerateArray()
                .Select(one => one.Text("pointer"))
                .Any(named => named.Length > 1 && pointer.StartsWith(named, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"does not name {pointer}";
    }
}
