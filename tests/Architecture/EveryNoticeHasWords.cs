using System.Text.Json;
using System.Text.RegularExpressions;

namespace AfterSchool.Architecture;

/// <summary>A service asks for a notice by the code of its template; Directory has the words.</summary>
public sealed partial class EveryNoticeHasWords
{
    /// <summary>Directory's own: the subject of a letter, and what is said of a template from a newer service.</summary>
    private static readonly string[] Own = ["notice-subject", "notice-other"];

    [Fact]
    public void What_is_asked_for_has_words_and_no_words_lie_idle()
    {
        var asked = Calls().Where(call => call.Code.Length > 0).Select(call => $"notice-{call.Code}").Distinct();

        Assert.Equal(Words().Except(Own).Order(), asked.Order());
    }

    [Fact]
    public void Every_notice_names_its_template_where_it_is_asked_for() =>
        Assert.Empty(Calls().Where(call => call.Code.Length == 0).Select(call => $"{call.File}: {call.Text}"));

    private static IEnumerable<(string File, string Text, string Code)> Calls() =>
        from file in House.Sources([.. House.Five.Select(service => $"services/{service}")])
        from Match call in Asking().Matches(File.ReadAllText(file))
        select (House.Short(file), call.Value, call.Groups["code"].Value);

    private static string[] Words()
    {
        using var stream = House.AssemblyOf("Directory").GetManifestResourceStream("words.json")!;
        return
        [
            .. JsonSerializer
                .Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!
                .Keys.Where(code => code.StartsWith("notice-", StringComparison.Ordinal)),
        ];
    }

    /// <summary>The four ways of asking for a notice; the declaration of a method names a type and is none of them.</summary>
    [GeneratedRegex(
        """(?:\bnew Notice\(|\bToGuardians\((?!\s*(?:string|Guid) )|\bTellSchoolAsync\((?!string )|\bWithoutAsync\((?!string ))[^";]*(?:"(?<code>[a-z-]+)"|;)"""
    )]
    private static partial Regex Asking();
}
