using System.Text;
using System.Text.Json.Nodes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Tests.Probe;

namespace AfterSchool.ServiceDefaults.Tests.Policy;

/// <summary>A page of the law with something wrong in it: where, what and what mends it, all at once.</summary>
public sealed class WrongPageTests
{
    private static readonly string Good = Encoding.UTF8.GetString(
        PageFiles.Embedded(typeof(ProbePage).Assembly).Single(file => file.Edition == "probe.2024-03-18").Json.Span
    );

    /// <summary>What is done to a good page (path, JSON put there; nothing removes it), where it is told, and the cure.</summary>
    public static TheoryData<string, string?, string, string> Wrong =>
        new()
        {
            { "mostLesson", "1", "/mostLesson", "Do you mean mostLessons?" },
            { "beekeeping", "1", "/beekeeping", "Leave it out." },
            { "mostLessons.vaule", "1", "/mostLessons/vaule", "Do you mean value?" },
            { "mostLessons.article", null, "/mostLessons/article", "Copy it from the document's text." },
            { "mostLessons.quote", null, "/mostLessons/quote", "Copy it from the document's text." },
            { "mostLessons.quote", "\" \"", "/mostLessons/quote", "Copy it from the document's text." },
            { "subjects.also.0.article", "\"\"", "/subjects/also/0/article", "Copy it from the document's text." },
            { "subjects.also.0.quote", null, "/subjects/also/0/quote", "Copy it from the document's text." },
            {
                "mostLessons.force",
                "\"must\"",
                "/mostLessons/force",
                "\"must\" is not one of ban, principle, open-list, duty"
            },
            { "mostLessons.value", "\"two\"", "/mostLessons/value", "\"two\" is not a whole number." },
            { "mostLessons.value", "2.5", "/mostLessons/value", "2.5 is not a whole number." },
            { "mostLessons.value", "null", "/mostLessons/value", "It is null." },
            { "mostLessons", "2", "/mostLessons", "{value, force, article, quote}" },
            { "mostLessons", "null", "/mostLessons", "Leave the key out where the document is silent" },
            { "leastShare.isDefault", "\"yes\"", "/leastShare/isDefault", "is not true or false" },
            {
                "endsAt",
                """{"value":"6pm","force":"main","article":"a","quote":"b"}""",
                "/endsAt/value",
                "a time as HH:mm:ss"
            },
            { "subjects.value.1", "\"chess\"", "/subjects/value/1", "The rule knows sport, arts, labour." },
            { "subjects.value.1", "7", "/subjects/value/1", "7 is not a text." },
            { "subjects.value", "\"sport\"", "/subjects/value", "is not a list" },
            { "told.bound", null, "/told/bound", "Say who: school, educationAuthority" },
            { "parts.v3", "1", "/parts/v3", "Do you mean v1?" },
            { "parts.v1.force", null, "/parts/v1/force", "Add it." },
            {
                "setter",
                """{"value":{"level":"village","with":[]},"force":"ban","article":"a","quote":"b"}""",
                "/setter/value/level",
                "\"village\" is not one of city, county."
            },
            {
                "setter",
                """{"value":{"level":"city","with":[],"minutes":{"primary":"x"}},"force":"ban","article":"a","quote":"b"}""",
                "/setter/value/minutes/primary",
                "is not a whole number"
            },
            { "division", "\"4x\"", "/division", "Expected a GB/T 2260 division code" },
            { "division", "43", "/division", "Expected a JSON string" },
            { "from", "\"18 March\"", "/from", "is not a day as yyyy-MM-dd" },
            { "until.value", "\"2024-03-17\"", "/until/value", "The last day comes before the first day, 2024-03-18." },
            { "document.title", null, "/document/title", "Add it." },
            { "place", null, "/place", "Add it." },
            { "localSettings.mostPupils", "\"education\"", "/localSettings/mostPupils", "Name a key of the page" },
            { "localSettings.endsAt", "\"schools\"", "/localSettings/endsAt", "'schools' is no department." },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Is_told_by_its_place_and_cure(string path, string? json, string pointer, string words)
    {
        var error = Assert.Single(Errors(File("probe.2024-03-18", Changed(path, json))));

        Assert.Equal(("probe.2024-03-18.json", pointer), (error.File, error.Pointer));
        Assert.Contains(words, $"{error.Wrong} {error.Cure}", StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_everything_about_every_file_at_once()
    {
        var first = Changed("mostLessons.force", "\"must\"")
            .Replace("\"bound\":\"school\",", "", StringComparison.Ordinal);

        var errors = Errors(
            File("probe.2024-03-18", first.Replace("mostLessons", "mostLesson", StringComparison.Ordinal)),
            File("probe.2025-01-01", "{ no JSON"),
            File("probe.2026-01-01", "[]")
        );

        Assert.Equal(
            [
                ("probe.2024-03-18.json", "/mostLesson"),
                ("probe.2024-03-18.json", "/told/bound"),
                ("probe.2025-01-01.json", ""),
                ("probe.2026-01-01.json", ""),
            ],
            errors.Select(error => (error.File, error.Pointer))
        );
    }

    [Fact]
    public void A_key_that_stands_twice_is_told() =>
        Assert.Equal(
            "/place",
            Assert
                .Single(
                    Errors(
                        File(
                            "probe.2024-03-18",
                            Good.Replace("\"place\"", "\"place\": \"other\", \"place\"", StringComparison.Ordinal)
                        )
                    )
                )
                .Pointer
        );

    [Fact]
    public void Two_pages_of_one_edition_are_told_and_an_embedded_one_is_never_replaced()
    {
        var embedded = File("probe.2024-03-18", Good) with { IsEmbedded = true, Name = "embedded" };

        var error = Assert.Single(Errors(embedded, File("probe.2024-03-18", Good)));

        Assert.Equal("/from", error.Pointer);
        Assert.Contains("(embedded)", error.Wrong, StringComparison.Ordinal);
        Assert.Contains("never replaced", error.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_named_after_what_stands_in_it() =>
        Assert.Contains(
            "says probe.2024-03-19, the page in it says probe.2024-03-18",
            Assert.Single(Errors(File("probe.2024-03-19", Good))).Wrong,
            StringComparison.Ordinal
        );

    [Fact]
    public void Two_places_do_not_share_a_division() =>
        Assert.Equal(
            "/division",
            Assert
                .Single(Errors(File("probe.2024-03-18", Good), File("other.2024-03-18", Changed("place", "\"other\""))))
                .Pointer
        );

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        var errors = new List<PageError>();

        Assert.Empty(PageFiles.InFolder("/nowhere/at/all", "probe", errors));

        Assert.Equal("/nowhere/at/all", Assert.Single(errors).File);
    }

    [Fact]
    public void A_good_page_is_read_with_its_first_and_last_day_on_one_day()
    {
        var page = Assert.Single(
            PageReader.Read<ProbePage>([File("probe.2024-03-18", Changed("until.value", "\"2024-03-18\""))], [])
        );

        Assert.Equal(new DateOnly(2024, 3, 18), page.Until!.Value);
        Assert.Equal("不得强制", page.Parts!.V1!.Sources[0].Quote);
    }

    private static IReadOnlyList<PageError> Errors(params PageFile[] files) =>
        Assert.Throws<PagesBrokenException>(() => PageReader.Read<ProbePage>(files, [])).Errors;

    private static PageFile File(string edition, string json) =>
        new($"{edition}.json", edition, Encoding.UTF8.GetBytes(json), IsEmbedded: false);

    private static string Changed(string path, string? json)
    {
        var page = JsonNode.Parse(Good)!;
        var keys = path.Split('.');
        var node = keys[..^1].Aggregate(page, (at, key) => int.TryParse(key, out var index) ? at[index]! : at[key]!);
        if (int.TryParse(keys[^1], out var last))
            node[last] = JsonNode.Parse(json!);
        else if (json is null)
            node.AsObject().Remove(keys[^1]);
        else
            node[keys[^1]] = JsonNode.Parse(json);
        return page.ToJsonString();
    }
}
