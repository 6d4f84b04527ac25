using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>Reads a service's pages of the law: strictly, and telling all that is wrong with all of them at once.</summary>
public static class PageReader
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Every embedded page.</summary>
    /// <exception cref="PagesBrokenException">A page cannot be read.</exception>
    public static IReadOnlyList<TPage> ReadAll<TPage>(Assembly assembly)
        where TPage : Page => Read<TPage>(PageFiles.Embedded(assembly), []);

    /// <summary>Every page of these files.</summary>
    /// <param name="files">The files, embedded ones first.</param>
    /// <param name="errors">What was wrong before any was read.</param>
    /// <exception cref="PagesBrokenException">Something is wrong.</exception>
    public static IReadOnlyList<TPage> Read<TPage>(IEnumerable<PageFile> files, IEnumerable<PageError> errors)
        where TPage : Page
    {
        var (read, wrong) = (new List<(PageFile File, TPage Page)>(), errors.ToList());
        foreach (var file in files)
        {
            if (ReadOne<TPage>(file, wrong) is { } page)
                read.Add((file, page));
        }

        wrong.AddRange(PagesTogether.Check(read.Select(one => (one.File, (Page)one.Page))));
        return wrong.Count == 0 ? [.. read.Select(one => one.Page)] : throw new PagesBrokenException(wrong);
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

    private static TPage? ReadOne<TPage>(PageFile file, List<PageError> errors)
        where TPage : Page
    {
        var before = errors.Count;
        try
        {
            using var json = JsonDocument.Parse(
                file.Json,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }
            );
            new PageCheck(file.Name, typeof(TPage), errors).Check(json.RootElement);
            if (errors.Count > before)
                return null;
            var page = json.RootElement.Deserialize<TPage>(Options)!;
            foreach (var (_, value) in CitedValues(page))
                value.Cite(page.Cite);
            return page;
        }
        catch (JsonException problem)
        {
            // Not JSON at all, or something that only the reader itself sees.
            errors.Add(new(file.Name, problem.Path ?? "", problem.Message, "Mend the JSON there."));
            return null;
        }
    }
}
