using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>What no client of good will sends, made from a body that was taken.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Body">The bytes.</param>
/// <param name="Pointer">The field that it is wrong at; null where it is wrong as a whole.</param>
/// <param name="MustBeRefused">Whether it must be answered 400, naming the field; otherwise it may be taken as what it is, text.</param>
internal sealed record Hostile(string Name, byte[] Body, string? Pointer, bool MustBeRefused);

/// <summary>Makes them, field by field.</summary>
internal static class HostileBodies
{
    /// <summary>Text that is a command elsewhere: to a browser, a database, a shell, a template, a spreadsheet, a reader's eye.</summary>
    public const string Script =
        "<script>alert(1)</script><img src=x onerror=alert(2)>'\"; drop table bill;--\u202Etxt.exe {0} %n ${7*7} {{7*7}} =cmd|'/C calc'!A0";

    private const string Mark = "@@here@@";
    private const int Levels = 1_000;
    private static readonly string Long = JsonSerializer.Serialize(new string('长', 10_000));

    /// <summary>Makes them.</summary>
    /// <param name="body">A body that was taken.</param>
    /// <param name="isRequired">Whether there must be one.</param>
    public static IEnumerable<Hostile> Of(string body, bool isRequired)
    {
        var deep = string.Concat(Enumerable.Repeat("{\"x\":", Levels)) + "1" + new string('}', Levels);
        yield return new("cut short", Bytes(body[..^1]), null, true);
        yield return new("nothing", [], null, isRequired);
        yield return new("a list", Bytes("[]"), null, true);
        yield return new("null", Bytes("null"), null, isRequired);
        yield return new("1,000 levels", Bytes(new string('[', Levels) + new string(']', Levels)), null, true);
        yield return new("1,000 levels in a field nobody knows", Bytes(With(body, deep)), null, true);
        yield return new("a field nobody knows", Bytes(With(body, "{\"isOperator\":true}")), null, false);
        var leaves = Leaves(JsonNode.Parse(body)!, "").ToArray();
        foreach (var (pointer, _) in leaves)
        {
            // What has no shape of its own, as the value of a local setting, may be an object.
            yield return Make(
                body,
                pointer,
                "an object",
                "{\"a\":[1]}",
                !pointer.StartsWith("/value", StringComparison.Ordinal)
            );
            yield return Make(body, pointer, "too great a number", "1e999");
        }

        foreach (var (pointer, _) in leaves.Where(one => one.Kind is JsonValueKind.Number))
            yield return Make(body, pointer, "a negative number", "-9223372036854775808");
        foreach (var (pointer, _) in leaves.Where(one => one.Kind is JsonValueKind.String))
        {
            yield return Make(body, pointer, "a NUL", "\"a\\u0000b\"", mustBeRefused: true);
            yield return Make(body, pointer, "an escape", "\"a\\u001b[2Jb\"", mustBeRefused: true);
            yield return Make(body, pointer, "half a surrogate pair", "\"a\\ud800b\"", mustBeRefused: true);
            yield return new($"broken UTF-8 at {pointer}", Broken(body, pointer), pointer, MustBeRefused: true);
            yield return Make(body, pointer, "a very long text", Long);
            yield return Make(body, pointer, "a script", JsonSerializer.Serialize(Script));
        }
    }

    private static Hostile Make(string body, string pointer, string what, string json, bool mustBeRefused = false) =>
        new($"{what} at {pointer}", Bytes(Replaced(body, pointer, json)), pointer, mustBeRefused);

    // The bytes C3 28: the first promises a second that does not come.
    private static byte[] Broken(string body, string pointer)
    {
        var parts = Replaced(body, pointer, $"\"{Mark}\"").Split(Mark);
        return [.. Bytes(parts[0]), 0xC3, 0x28, .. Bytes(parts[1])];
    }

    private static string With(string body, string value) =>
        $"{body.TrimEnd()[..^1]}{(body.Contains(':', StringComparison.Ordinal) ? "," : "")}\"x-unknown\":{value}}}";

    /// <summary>Every field of a body that holds no other; of a list one row stands for all.</summary>
    public static IEnumerable<string> Pointers(string body) =>
        Leaves(JsonNode.Parse(body), "").Select(leaf => leaf.Pointer);

    /// <summary>A field's text; null where there is none.</summary>
    public static string? At(string body, string pointer) =>
        pointer.Split('/')[1..].Aggregate(JsonNode.Parse(body), Step) is JsonValue value
        && value.TryGetValue<string>(out var text)
            ? text
            : null;

    /// <summary>The body with other JSON in that field.</summary>
    public static string Replaced(string body, string pointer, string json)
    {
        JsonNode? node = JsonNode.Parse(body);
        var parts = pointer.Split('/')[1..];
        var parent = parts[..^1].Aggregate(node, Step)!;
        if (parent is JsonArray list)
            list[0] = Mark;
        else
            parent[parts[^1]] = Mark;
        return node!.ToJsonString().Replace($"\"{Mark}\"", json, StringComparison.Ordinal);
    }

    private static JsonNode? Step(JsonNode? node, string part) =>
        node switch
        {
            JsonObject fields => fields[part],
            JsonArray { Count: > 0 } rows => rows[0],
            _ => null,
        };

    private static IEnumerable<(string Pointer, JsonValueKind Kind)> Leaves(JsonNode? node, string at) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(field => Leaves(field.Value, $"{at}/{field.Key}")),
            JsonArray { Count: > 0 } rows => Leaves(rows[0], $"{at}/0"),
            JsonValue value => [(at, value.GetValueKind())],
            _ => [],
        };

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
