using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace AfterSchool.ServiceDefaults.Web;

/// <summary>
/// What people are told, by code and language: what cannot be done, why, and what to do instead. Chinese unless the caller
/// prefers English. Read from <c>words.json</c> (and <c>words.*.json</c>) of the mechanism and of the service.
/// </summary>
public sealed partial class Words
{
    private readonly Dictionary<string, Dictionary<string, string>> _words = new(StringComparer.Ordinal);

    /// <summary>Reads the words of these assemblies.</summary>
    public Words(params IEnumerable<Assembly> assemblies)
    {
        foreach (var assembly in assemblies)
        {
            foreach (var file in assembly.GetManifestResourceNames().Where(IsWords))
            {
                using var stream = assembly.GetManifestResourceStream(file)!;
                var read = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
                foreach (var (code, said) in read)
                    _words[code] = said;
            }
        }
    }

    private static bool IsWords(string resource) =>
        resource == "words.json"
        || (
            resource.StartsWith("words.", StringComparison.Ordinal)
            && resource.EndsWith(".json", StringComparison.Ordinal)
        );

    /// <summary>Every code that has words.</summary>
    public IReadOnlyCollection<string> Codes => _words.Keys;

    /// <summary>Whether there are words for it.</summary>
    public bool Has(string code) => _words.ContainsKey(code);

    /// <summary>Says it: <c>{Name}</c> in the words is filled from what was compared. Without words, the code itself.</summary>
    public string Say(string code, string language, object? compared = null)
    {
        if (!_words.TryGetValue(code, out var said))
            return code;
        var words = said.GetValueOrDefault(language) ?? said["zh"];
        return Slot().Replace(words, slot => Fill(compared, slot.Groups[1].Value, language));
    }

    /// <summary>zh unless the request prefers English.</summary>
    public static string LanguageOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Cookies.TryGetValue("language", out var chosen) && chosen is "zh" or "en")
            return chosen;
        var preferred = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1).ToArray();
        return preferred.Length > 0 && preferred[0].Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? "en"
            : "zh";
    }

    private string Fill(object? compared, string name, string language) =>
        compared?.GetType().GetProperty(name)?.GetValue(compared) switch
        {
            null => "—",
            System.Collections.IEnumerable many and not string => string.Join(
                "、",
                many.Cast<object>().Select(one => Shown(one, language))
            ),
            var value => Shown(value, language),
        };

    // A code of ours is said in the document's own term where the service has one for it.
    private string Shown(object value, string language) =>
        value switch
        {
            Enum one when _words.TryGetValue(CodeOf(one), out var term) => term.GetValueOrDefault(language)
                ?? term["zh"],
            string one when _words.TryGetValue($"code.{one}", out var term) => term.GetValueOrDefault(language)
                ?? term["zh"],
            DateOnly day => day.ToString(
                language == "zh" ? "yyyy年M月d日" : "d MMMM yyyy",
                CultureInfo.InvariantCulture
            ),
            IFormattable one => one.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    private static string CodeOf(Enum value) => "code." + JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();
}
