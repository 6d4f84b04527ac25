using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>
/// Walks one file beside the page's type and notes everything that is wrong with it. Reading itself would stop at the first
/// error, and whoever enters a new document wants to hear of all.
/// </summary>
internal sealed class PageCheck(string file, Type pageType, ICollection<PageError> errors)
{
    private readonly ValueCheck _values = new(
        (pointer, wrong, cure) => errors.Add(new PageError(file, pointer, wrong, cure))
    );

    public void Check(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Wrong(
                "",
                "It is no JSON object.",
                "A page is one object: place, division, from, document and the cited values."
            );
            return;
        }

        Members(root, pageType, "");
        Days(root);
        LocalSettings(root);
    }

    private void Members(JsonElement element, Type type, string at)
    {
        var known = JsonMembers.Of(type);
        _values.Keys(element, known, at);
        foreach (var member in element.EnumerateObject())
        {
            if (!known.TryGetValue(member.Name, out var property))
                continue;
            var pointer = $"{at}/{member.Name}";
            if (PageKeys.CitedType(property.PropertyType) is not null)
                Cited(member.Value, property, pointer);
            else if (
                PageKeys.IsSection(property.PropertyType, pageType)
                && member.Value.ValueKind == JsonValueKind.Object
            )
                Members(member.Value, property.PropertyType, pointer);
            else
                _values.Check(member.Value, property, pointer);
        }
    }

    private void Cited(JsonElement cited, JsonPropertyInfo property, string at)
    {
        if (cited.ValueKind != JsonValueKind.Object)
        {
            Wrong(
                at,
                cited.ValueKind == JsonValueKind.Null ? "It is null." : "It is a bare value.",
                "Leave the key out where the document is silent; else write {value, force, article, quote}."
            );
            return;
        }

        var members = JsonMembers.Of(property.PropertyType);
        _values.Keys(cited, members, at);
        foreach (var member in cited.EnumerateObject())
        {
            if (!members.TryGetValue(member.Name, out var inner))
                continue;
            // The codes that a rule knows are said at the page's property, and meant of the value alone.
            var codes = member.Name == "value" ? JsonMembers.CodesOf(property) : [];
            _values.Check(member.Value, inner, $"{at}/{member.Name}", codes);
        }

        Sentence(cited, at);
        if (cited.TryGetProperty("also", out var also) && also.ValueKind == JsonValueKind.Array)
            foreach (var (passage, index) in also.EnumerateArray().Select((one, index) => (one, index)))
                Sentence(passage, $"{at}/also/{index}");
        if (Text(cited, "force") == "duty" && string.IsNullOrWhiteSpace(Text(cited, "bound")))
            Wrong(
                $"{at}/bound",
                "A duty binds somebody, and nobody is named.",
                "Say who: school, educationAuthority, …"
            );
    }

    private void Sentence(JsonElement passage, string at)
    {
        if (passage.ValueKind != JsonValueKind.Object)
            return;
        foreach (var part in (string[])["article", "quote"])
            if (passage.TryGetProperty(part, out var text) && text.ValueKind == JsonValueKind.String)
                if (string.IsNullOrWhiteSpace(text.GetString()))
                    Wrong($"{at}/{part}", $"The {part} is empty.", "Copy it from the document's text.");
    }

    private void Days(JsonElement root)
    {
        if (
            DateOnly.TryParseExact(Text(root, "from"), "yyyy-MM-dd", out var from)
            && root.TryGetProperty("until", out var until)
            && until.ValueKind == JsonValueKind.Object
            && DateOnly.TryParseExact(Text(until, "value"), "yyyy-MM-dd", out var last)
            && last < from
        )
            Wrong(
                "/until/value",
                $"The last day comes before the first day, {from:yyyy-MM-dd}.",
                "Correct one of the two."
            );
    }

    private void LocalSettings(JsonElement root)
    {
        if (!root.TryGetProperty("localSettings", out var settings) || settings.ValueKind != JsonValueKind.Object)
            return;
        foreach (var setting in settings.EnumerateObject())
        {
            var pointer = $"/localSettings/{setting.Name}";
            if (PageKeys.Setting(pageType, setting.Name) is null)
                Wrong(
                    pointer,
                    "No value is read under this key.",
                    "Name a key of the page that may be entered locally, or leave it out."
                );
            if (setting.Value.ValueKind != JsonValueKind.String)
                continue;
            var unknown = setting.Value.GetString()!.Split(' ').Except(Departments.All).ToArray();
            if (unknown.Length > 0)
                Wrong(
                    pointer,
                    $"'{string.Join(' ', unknown)}' is no department.",
                    $"Name one or more, with spaces between: {string.Join(", ", Departments.All)}."
                );
        }
    }

    private void Wrong(string pointer, string wrong, string cure) =>
        errors.Add(new PageError(file, pointer, wrong, cure));

    private static string? Text(JsonElement element, string key) =>
        element.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}

/// <summary>What a type's JSON may have, as the reader of pages knows it.</summary>
internal static class JsonMembers
{
    public static IReadOnlyDictionary<string, JsonPropertyInfo> Of(Type type) =>
        PageReader
            .Options.GetTypeInfo(type)
            .Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null)
            .Where(property => property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), true) != true)
            .ToDictionary(property => property.Name, StringComparer.Ordinal);

    public static bool IsNeeded(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };

    public static IReadOnlyList<string> CodesOf(JsonPropertyInfo property) =>
        property
            .AttributeProvider?.GetCustomAttributes(typeof(KnownCodesAttribute), true)
            .Cast<KnownCodesAttribute>()
            .FirstOrDefault()
            ?.Codes
        ?? [];
}
