using System.Text.Json;
using System.Text.RegularExpressions;
using AfterSchool.ServiceDefaults.Law;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.Architecture;

/// <summary>
/// Whoever reads a page of the law reads words: <c>page.*</c> for its keys, <c>code.*</c> for the codes in its values, <c>bound.*</c>
/// for whom it binds. A failure prints the lines to add.
/// </summary>
public sealed partial class EveryKeyHasWords
{
    public static TheoryData<string> Five => [.. House.Five];

    [Theory]
    [MemberData(nameof(Five))]
    public void And_every_code_and_every_body(string service)
    {
        var words = new Words(typeof(Words).Assembly, House.AssemblyOf(service));
        var lines = Wanted(service)
            .Where(wanted => !wanted.Any(words.Has))
            .Select(wanted => wanted[0])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(code => $$"""  "{{code}}": { "zh": "…", "en": "…" },""")
            .ToArray();

        Assert.True(
            lines.Length == 0,
            $"services/{service}/Policy/words.json lacks {lines.Length} lines:\n{string.Join('\n', lines)}"
        );
    }

    /// <summary>Codes of which one needs words, the usual one first.</summary>
    private static IEnumerable<string[]> Wanted(string service)
    {
        var type = House.PageOf(service);
        foreach (var key in PageKeys.Of(type))
            yield return [$"page.{key.Key}"];
        foreach (var page in House.PagesOf(service))
        {
            foreach (var setting in page.LocalSettings.Keys)
                yield return [$"page.{PageKeys.Setting(type, setting)?.PageKey ?? setting}"];
            foreach (var (key, value) in PageReader.CitedValues(page))
            {
                if (value.Bound is { } bound)
                    yield return [$"bound.{bound}"];
                foreach (var wanted in Codes(key, LawReading.Json(value)))
                    yield return wanted;
            }
        }
    }

    private static IEnumerable<string[]> Codes(string key, JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String when Code().IsMatch(value.GetString()!) =>
            [
                [$"code.{value.GetString()}"],
            ],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Codes(key, item)),
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member =>
                    Codes(key, member.Value).Prepend([$"code.{member.Name}", $"page.{key}.{member.Name}"])
                ),
            _ => [],
        };

    /// <summary>A word of ours; days, times and Chinese speak for themselves.</summary>
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9-]*$")]
    private static partial Regex Code();
}
