using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Reads the pages of the law embedded in a service: strictly, and telling all that is wrong at once.</summary>
public static class PageReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Every page embedded as <c>pack.*.json</c>.</summary>
    /// <exception cref="PagesBrokenException">A page cannot be read.</exception>
    public static IReadOnlyList<TPage> ReadAll<TPage>(Assembly assembly)
        where TPage : Page
    {
        var pages = new List<TPage>();
        var errors = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(IsPage).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            if (Read<TPage>(stream, name, errors) is { } page)
                pages.Add(page);
        }

        foreach (var twice in pages.GroupBy(page => page.Edition).Where(group => group.Count() > 1))
            errors.Add($"{twice.Key}: two pages bear this edition; give one of them another first day.");
        return errors.Count == 0 ? pages : throw new PagesBrokenException(errors);
    }

    /// <summary>One page; what is wrong with it is added to <paramref name="errors"/>.</summary>
    public static TPage? Read<TPage>(Stream stream, string file, ICollection<string> errors)
        where TPage : Page
    {
        try
        {
            var page = JsonSerializer.Deserialize<TPage>(stream, Options)!;
            foreach (var (key, value) in CitedValues(page))
            {
                value.Cite(page.Cite);
                if (Blank(value))
                    errors.Add($"{file}: {key} lacks its article or quote; copy both from the document's text.");
            }

            return page;
        }
        catch (JsonException problem)
        {
            errors.Add($"{file}: {problem.Path ?? "$"}: {problem.Message}");
            return null;
        }
    }

    /// <summary>Every cited value of a page, by property path; also those in nested records and dictionaries.</summary>
    public static IEnumerable<(string Key, ICited Value)> CitedValues(object page, string path = "")
    {
        foreach (var property in page.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0 || property.GetValue(page) is not { } value)
                continue;
            var key = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (value is ICited cited)
                yield return (key, cited);
            else if (value.GetType().Namespace == page.GetType().Namespace && value is not Page and not Enum)
                foreach (var inner in CitedValues(value, key + "."))
                    yield return inner;
        }
    }

    private static bool IsPage(string resource) =>
        resource.StartsWith("pack.", StringComparison.Ordinal) && resource.EndsWith(".json", StringComparison.Ordinal);

    private static bool Blank(ICited value) =>
        value.Passages.Any(passage =>
            string.IsNullOrWhiteSpace(passage.Article) || string.IsNullOrWhiteSpace(passage.Quote)
        );
}

/// <summary>One or more pages of the law cannot be read; the service does not start.</summary>
/// <param name="errors">Every error: file, key and cure.</param>
public sealed class PagesBrokenException(IReadOnlyList<string> errors)
    : Exception("Pages of the law are broken:" + Environment.NewLine + string.Join(Environment.NewLine, errors))
{
    /// <summary>Every error.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
