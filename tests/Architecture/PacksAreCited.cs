using System.Text.Json;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Architecture;

public sealed class PacksAreCited
{
    // The documents themselves are not part of the product; where they lie beside the checkout, every quote is looked up.
    private static readonly string Texts = Path.GetFullPath(
        Path.Combine(House.Root, "..", "shared", "policy", "texts")
    );

    public static TheoryData<string> Five => [.. House.Five];

    [Theory]
    [MemberData(nameof(Five))]
    public void Every_value_cites_an_article_and_its_sentence(string service)
    {
        var pages = House.PagesOf(service);

        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            var values = PageReader.CitedValues(page).ToArray();
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.NotEmpty(value.Value.Sources));
            Assert.All(
                values.SelectMany(value => value.Value.Sources),
                source =>
                    Assert.False(string.IsNullOrWhiteSpace(source.Article) || string.IsNullOrWhiteSpace(source.Quote))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void Every_quote_stands_in_its_document(string service)
    {
        Assert.SkipUnless(System.IO.Directory.Exists(Texts), "The documents do not lie beside this checkout.");
        var missing =
            from page in House.PagesOf(service)
            let text = Plain(File.ReadAllText(Path.Combine(Texts, page.Document.Text)))
            from value in PageReader.CitedValues(page)
            from source in value.Value.Sources
            where !text.Contains(Plain(source.Quote), StringComparison.Ordinal)
            select $"{page.Edition} {value.Key}: {source.Quote}";

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Five))]
    public void Every_code_has_words_in_both_languages(string service)
    {
        using var stream = House.AssemblyOf(service).GetManifestResourceStream("words.json");
        Assert.NotNull(stream);
        var words = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;

        Assert.All(words, word => Assert.Equal(["en", "zh"], word.Value.Keys.Order()));
        var unspoken =
            from file in House.Sources($"services/{service}/Policy")
            from code in RuleCodes(File.ReadAllText(file))
            where !words.ContainsKey(code)
            select $"{House.Short(file)}: {code}";
        Assert.Empty(unspoken);
    }

    private static IEnumerable<string> RuleCodes(string source) =>
        System
            .Text.RegularExpressions.Regex.Matches(
                source,
                """(?:Broken|Pending|Refused|Of)\(\s*"([a-z0-9-]+)"|(?:const string \w*(?:Rule|Code)\w*|Rule) = "([a-z0-9-]+)";"""
            )
            .Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value);

    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
