using System.Text.Json;
using System.Text.RegularExpressions;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Ids by what they are called: those of a collection by its path, those of a field by its name.</summary>
internal sealed partial class IdBook
{
    private readonly Dictionary<string, string> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _sure = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The id met under that name: of a field, or of the collection that such a field means (<c>planId</c>, <c>…/plans</c>), with
    /// or without words before it (<c>supervisorAccountId</c>).
    /// </summary>
    public string? this[string name]
    {
        get
        {
            if (_ids.GetValueOrDefault(name) is { } known)
                return known;
            if (!name.EndsWith("Id", StringComparison.Ordinal))
                return null;
            var collection = $"/{JsonNamingPolicy.KebabCaseLower.ConvertName(name[..^2])}s";
            if (_ids.FirstOrDefault(one => one.Key.EndsWith(collection, StringComparison.Ordinal)).Value is { } met)
                return met;
            var shorter = FirstWord().Replace(name, "");
            return shorter == name ? null : this[char.ToLowerInvariant(shorter[0]) + shorter[1..]];
        }
    }

    /// <summary>What is called so, whatever is met later.</summary>
    public void Pin(string name, Guid id)
    {
        _ids[name] = id.ToString();
        _sure.Add(name);
    }

    /// <summary>Learns from what was asked and answered.</summary>
    public void Learn(ApiDoor door, Exchange asked)
    {
        foreach (var (name, value) in door.InPath.Zip(door.ValuesIn(asked.Path)!))
        {
            Learn(door.CollectionOf(name), value);
            if (name != "id")
                Learn(name, value);
        }

        if (!string.IsNullOrEmpty(asked.Body))
            Learn(JsonSerializer.Deserialize<JsonElement>(asked.Body), null);
        if (!string.IsNullOrEmpty(asked.Answer))
            Learn(JsonSerializer.Deserialize<JsonElement>(asked.Answer), door.Template.TrimEnd('/'));
    }

    /// <summary>Every id in a text.</summary>
    public static IEnumerable<string> In(string? text) =>
        text is null ? [] : AnyId().Matches(text).Select(match => match.Value.ToLowerInvariant());

    private void Learn(JsonElement json, string? collection)
    {
        if (json.ValueKind is JsonValueKind.Array)
            foreach (var row in json.EnumerateArray())
                Learn(row, collection);
        if (json.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var field in json.EnumerateObject())
            if (field.Value.ValueKind is JsonValueKind.String && Guid.TryParse(field.Value.GetString(), out _))
                Learn(field.Name == "id" && collection is not null ? collection : field.Name, field.Value.GetString()!);
            else
                Learn(field.Value, null);
    }

    private void Learn(string name, string id)
    {
        if (!_sure.Contains(name))
            _ids[name] = id;
    }

    [GeneratedRegex("^[a-z]+(?=[A-Z][a-z]+Id|[A-Z][A-Za-z]+Id)")]
    private static partial Regex FirstWord();

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex AnyId();
}
