using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Whether a piece of JSON is what a type asks for; notes every place where it is not.</summary>
/// <param name="wrong">Told of the place (JSON Pointer), what is wrong and what mends it.</param>
internal sealed class ValueCheck(Action<string, string, string> wrong)
{
    /// <summary>Checks a member of an object.</summary>
    public void Check(JsonElement element, JsonPropertyInfo property, string at, IReadOnlyList<string>? codes = null)
    {
        if (element.ValueKind != JsonValueKind.Null)
            Check(element, property.PropertyType, at, codes is { Count: > 0 } ? codes : JsonMembers.CodesOf(property));
        else if (!property.IsSetNullable)
            wrong(at, "It is null.", "Give it a value.");
    }

    /// <summary>Checks a value.</summary>
    public void Check(JsonElement element, Type type, string at, IReadOnlyList<string> codes)
    {
        var info = PageReader.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                Object(element, info.Type, at);
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                foreach (var (item, index) in element.EnumerateArray().Select((item, index) => (item, index)))
                    Check(item, info.ElementType!, $"{at}/{index}", codes);
                break;
            case JsonTypeInfoKind.Dictionary when element.ValueKind == JsonValueKind.Object:
                Dictionary(element, info, at, codes);
                break;
            default:
                Leaf(element, info, at, codes);
                break;
        }
    }

    /// <summary>Keys nobody knows, keys that stand twice, keys that are needed and lacking.</summary>
    public void Keys(JsonElement element, IReadOnlyDictionary<string, JsonPropertyInfo> known, string at)
    {
        var names = element.EnumerateObject().Select(member => member.Name).ToArray();
        foreach (var name in names.Distinct())
        {
            if (!known.ContainsKey(name))
                wrong(
                    $"{at}/{name}",
                    "Nobody reads this key.",
                    Nearest.To(name, known.Keys) is { } near ? $"Do you mean {near}?" : "Leave it out."
                );
            else if (names.Count(other => other == name) > 1)
                wrong($"{at}/{name}", "It stands here twice.", "Leave one out.");
        }

        foreach (var (name, _) in known.Where(one => JsonMembers.IsNeeded(one.Value) && !names.Contains(one.Key)))
            wrong(
                $"{at}/{name}",
                "It is missing.",
                name is "article" or "quote" ? "Copy it from the document's text." : "Add it."
            );
    }

    private void Object(JsonElement element, Type type, string at)
    {
        var known = JsonMembers.Of(type);
        Keys(element, known, at);
        foreach (var member in element.EnumerateObject())
            if (known.TryGetValue(member.Name, out var property))
                Check(member.Value, property, $"{at}/{member.Name}");
    }

    private void Dictionary(JsonElement element, JsonTypeInfo info, string at, IReadOnlyList<string> codes)
    {
        foreach (var member in element.EnumerateObject())
        {
            var pointer = $"{at}/{member.Name}";
            if (codes.Count > 0)
                Code(member.Name, pointer, codes);
            else if (info.KeyType is { } key && key != typeof(string))
                Leaf(JsonSerializer.SerializeToElement(member.Name), PageReader.Options.GetTypeInfo(key), pointer, []);
            Check(member.Value, info.ElementType!, pointer, []);
        }
    }

    private void Leaf(JsonElement element, JsonTypeInfo info, string at, IReadOnlyList<string> codes)
    {
        try
        {
            _ = element.Deserialize(info);
        }
        catch (JsonException problem)
        {
            wrong(at, $"{Short(element)} is not {Expected(info, problem)}.", "Correct the value, or its form.");
            return;
        }

        if (codes.Count > 0 && element.ValueKind == JsonValueKind.String)
            Code(element.GetString()!, at, codes);
    }

    private void Code(string code, string at, IReadOnlyList<string> codes)
    {
        if (!codes.Contains(code))
            wrong(at, $"'{code}' is a code that no rule knows.", $"The rule knows {string.Join(", ", codes)}.");
    }

    private static string Expected(JsonTypeInfo info, JsonException problem) =>
        info.Type switch
        {
            { IsEnum: true } type => "one of "
                + string.Join(", ", Enum.GetValues(type).Cast<object>().Select(one => Name(one, type))),
            { } type when type == typeof(string) => "a text",
            { } type when type == typeof(bool) => "true or false",
            { } type when type == typeof(int) || type == typeof(long) => "a whole number",
            { } type when type == typeof(decimal) || type == typeof(double) => "a number",
            { } type when type == typeof(DateOnly) => "a day as yyyy-MM-dd",
            { } type when type == typeof(TimeOnly) => "a time as HH:mm:ss",
            { } type when info.Kind == JsonTypeInfoKind.Enumerable => "a list",
            { } type when info.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            var type => $"a {type.Name} ({problem.Message})",
        };

    private static string Name(object value, Type type) =>
        JsonSerializer.Serialize(value, type, PageReader.Options).Trim('"');

    private static string Short(JsonElement element) =>
        element.GetRawText() is { Length: > 40 } text ? text[..40] + "…" : element.GetRawText();
}

/// <summary>The name somebody probably meant.</summary>
internal static class Nearest
{
    private const int MostEdits = 3;

    public static string? To(string name, IEnumerable<string> known) =>
        known
            .Select(one => (Name: one, Edits: Edits(name.ToUpperInvariant(), one.ToUpperInvariant())))
            .Where(one => one.Edits <= Math.Min(MostEdits, name.Length / 2))
            .OrderBy(one => one.Edits)
            .Select(one => one.Name)
            .FirstOrDefault();

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replace = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replace, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
