using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>A call that nobody made in the city, made up from its description: right in shape, about the things of a side.</summary>
/// <param name="door">The operation.</param>
/// <param name="side">Whose things.</param>
internal sealed partial class MadeBody(ApiDoor door, Side side)
{
    /// <summary>The call; null where the side has no such thing.</summary>
    public static Call? To(ApiDoor door, Side side)
    {
        var made = new MadeBody(door, side);
        return made.Path() is { } path ? new(door.Method, path, made.Body()?.ToJsonString()) : null;
    }

    private JsonNode? Body() => door.Body is { } schema ? Make(schema, "") : null;

    // A thing that is put is new.
    private string? Path()
    {
        var values = new List<string>();
        foreach (var name in door.InPath)
        {
            var isNew = door.IsPut && door.Template.EndsWith($"{{{name}}}", StringComparison.Ordinal);
            var value = isNew
                ? Guid.CreateVersion7().ToString()
                : name switch
                {
                    "year" => "2026",
                    "division" => side.School.Made.Place.County,
                    _ => side.Book[door.CollectionOf(name)] ?? (name == "id" ? null : side.Book[name]),
                };
            if (value is null)
                return null;
            values.Add(value);
        }

        var query = door
            .InQuery.Where(one => one.IsRequired || IsId(one.Name))
            .Where(one => one.IsRequired || side.Book[one.Name] is not null)
            .Select(one =>
                one.Name == "division"
                    ? $"division={side.School.Made.Place.County}"
                    : $"{one.Name}={Uri.EscapeDataString($"{Make(one.Schema, one.Name)}")}"
            );
        return $"{door.PathWith(values)}?{string.Join('&', query)}".TrimEnd('?');
    }

    private JsonNode? Make(JsonElement given, string name)
    {
        if (Known.Has(door.Key, name))
            return Known.Value(door.Key, name, side.Book);
        var schema = door.Resolve(given);
        if (schema.TryGetProperty("oneOf", out var some))
            return Make(some.EnumerateArray().First(one => !IsNull(one)), name);
        if (schema.TryGetProperty("enum", out var words))
            return JsonValue.Create(words[0].GetString());
        var (type, isNullable) = TypeOf(schema);
        return type switch
        {
            "object" => Object(schema),
            "array" => schema.TryGetProperty("items", out var row) ? new JsonArray(Make(row, name)) : [],
            "integer" or "number" => JsonValue.Create(Math.Max(1, Number(schema, "minimum", 1))),
            "boolean" => JsonValue.Create(value: true),
            _ => isNullable ? null : JsonValue.Create(Text(schema, name)),
        };
    }

    private static (string? Type, bool IsNullable) TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? ("string", false)
        : type.ValueKind is JsonValueKind.Array
            ? (type.EnumerateArray().Select(one => one.GetString()).First(one => one != "null"), true)
        : (type.GetString(), false);

    private static bool IsNull(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && type.ToString() == "null";

    private JsonObject Object(JsonElement schema)
    {
        var made = new JsonObject();
        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(one => one.GetString()!).ToHashSet()
            : [];
        if (schema.TryGetProperty("properties", out var fields))
            foreach (
                var field in fields
                    .EnumerateObject()
                    .Where(one => required.Contains(one.Name) || Known.Has(door.Key, one.Name))
            )
                made[field.Name] = Make(field.Value, field.Name);
        return made;
    }

    private string Text(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("pattern", out var pattern))
            return pattern.GetString()! switch
            {
                var sha256 when sha256.Contains("[0-9a-f]{64}", StringComparison.Ordinal) => new string('0', 64),
                var address when address.StartsWith("^https:", StringComparison.Ordinal) => "https://example.cn/",
                var words when Alternative().Match(words) is { Success: true } one => one.Groups[1].Value,
                _ => side.School.Made.Place.County,
            };
        return (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
        {
            "uuid" => side.Book[name] ?? (IsId(name) ? Guid.CreateVersion7().ToString() : side.Book["accountId"]!),
            "date" => IsEnd(name) ? "2026-12-31" : "2026-09-07",
            "date-time" => "2026-09-07T16:40:00+08:00",
            "time" => IsEnd(name) ? "18:30:00" : "17:30:00",
            "money" => "10.00",
            "division-code" => side.School.Made.Place.County,
            _ => new string('试', (int)Math.Clamp(Number(schema, "minLength", 2), 2, 50)),
        };
    }

    private static long Number(JsonElement schema, string what, long otherwise) =>
        schema.TryGetProperty(what, out var number) ? number.GetInt64() : otherwise;

    private static bool IsId(string name) => name.EndsWith("Id", StringComparison.Ordinal);

    private static bool IsEnd(string name) => name is "until" or "to" or "ends" or "validUntil" or "lastDay";

    // The first of the words that an expression lets in.
    [GeneratedRegex(@"^\^\(([A-Za-z0-9]+)\|")]
    private static partial Regex Alternative();
}
