using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>
/// Says a page's keys and values in plain words. The words of a key end with its unit in brackets, 素质拓展服务每周最低占比（%）: the
/// unit is taken off the name and put to the number.
/// </summary>
public sealed partial class ValueWords(Words words)
{
    /// <summary>What a key is called, without its unit.</summary>
    public Said Key(string key, JsonElement? value = null) => Both(language => Split(key, value, language).Name);

    /// <summary>A value in words.</summary>
    public Said Value(string key, JsonElement value) =>
        Both(language => Say(key, value, Split(key, value, language).Unit, language));

    /// <summary>What a broken rule comes to, by the force of the sentence.</summary>
    public Said ComesTo(Force force) => Both(language => words.Say($"force.{NameOf(force)}", language));

    /// <summary>A body that is bound, or none.</summary>
    public BodyShown? Body(string? code) =>
        code is null ? null : new BodyShown(code, Both(language => words.Say($"bound.{code}", language)));

    /// <summary>Departments, as the page names them: with spaces between.</summary>
    public IReadOnlyList<BodyShown> Departments(string? names) =>
        [
            .. (names ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(code => new BodyShown(code, Both(language => words.Say($"department.{code}", language)))),
        ];

    /// <summary>A code in words.</summary>
    public string Code(string code, string language) =>
        words.Has($"code.{code}") ? words.Say($"code.{code}", language) : code;

    /// <summary>A day in words.</summary>
    public static string Day(DateOnly day, string language) =>
        day.ToString(language == "en" ? "d MMMM yyyy" : "yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The unit of a key's numbers in that language, where its words give one.</summary>
    public string? Unit(string key, string language) =>
        Bracket().Match(words.Say($"page.{key}", language)) is { Success: true } match
            ? match.Groups["unit"].Value
            : null;

    /// <summary>A force as pages write it.</summary>
    public static string NameOf(Force force) => JsonSerializer.Serialize(force).Trim('"');

    private static Said Both(Func<string, string> say) => new(say("zh"), say("en"));

    private (string Name, string? Unit) Split(string key, JsonElement? value, string language)
    {
        var said = words.Has($"page.{key}") ? words.Say($"page.{key}", language) : key;
        return value is { } one && IsCounted(one) && Bracket().Match(said) is { Success: true } match
            ? (match.Groups["name"].Value, match.Groups["unit"].Value)
            : (said, null);
    }

    private string Say(string key, JsonElement value, string? unit, string language) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => words.Say("law-no-number", language),
            JsonValueKind.True => words.Say("law-yes", language),
            JsonValueKind.False => words.Say("law-no", language),
            // A number beyond all counting is read as it was written.
            JsonValueKind.Number => value.TryGetDecimal(out var number) ? Number(number, unit) : value.GetRawText(),
            JsonValueKind.String => Text(value.GetString()!, language),
            JsonValueKind.Array => Joined(
                value.EnumerateArray().Select(one => Say(key, one, unit, language)),
                language
            ),
            _ => string.Join(
                language == "en" ? "; " : "；",
                value
                    .EnumerateObject()
                    .Select(one =>
                        Part(key, one.Name, language)
                        + (language == "en" ? ": " : "：")
                        + Say(key, one.Value, unit, language)
                    )
            ),
        };

    private string Part(string key, string name, string language) =>
        words.Has($"page.{key}.{name}") ? words.Say($"page.{key}.{name}", language) : Code(name, language);

    private string Joined(IEnumerable<string> items, string language) =>
        string.Join(language == "en" ? ", " : "、", items) is { Length: > 0 } joined
            ? joined
            : words.Say("law-none", language);

    private string Text(string text, string language)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
            return Day(day, language);
        return Time().IsMatch(text) ? text[..5] : Code(text, language);
    }

    // Shares stand in pages as ratios and sums in fen; people read percentages and yuan.
    private static string Number(decimal number, string? unit) =>
        unit switch
        {
            null => Plain(number),
            "%" or "％" => Plain(Math.Abs(number) <= 1 ? number * 100 : number) + "%",
            "分" => Plain(number / 100) + " 元",
            "fen" => Plain(number / 100) + " yuan",
            _ => $"{Plain(number)} {unit}",
        };

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static bool IsCounted(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => true,
            JsonValueKind.Array => value.GetArrayLength() > 0 && value.EnumerateArray().All(IsCounted),
            JsonValueKind.Object => value.EnumerateObject().Any()
                && value.EnumerateObject().All(one => IsCounted(one.Value)),
            _ => false,
        };

    [GeneratedRegex(@"^(?<name>.+?)\s*[（(](?<unit>[^（）()]{1,16})[）)]$")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$")]
    private static partial Regex Time();
}
