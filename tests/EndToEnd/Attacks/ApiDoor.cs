using System.Text.Json;
using System.Text.RegularExpressions;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>One operation of a service, as its OpenAPI document describes it.</summary>
internal sealed class ApiDoor
{
    private readonly JsonElement _document;
    private readonly JsonElement _operation;
    private readonly Regex _paths;

    private ApiDoor(string method, string template, JsonElement operation, JsonElement document)
    {
        (Method, Template, _operation, _document) = (method, template, operation, document);
        var pattern = Regex.Escape(template).Replace("\\{", "{", StringComparison.Ordinal);
        _paths = new Regex($"^{Regex.Replace(pattern, "{[^/]+}", "([^/]+)")}/?$");
    }

    public string Method { get; }

    public string Template { get; }

    /// <summary>What tells it from every other.</summary>
    public string Key => $"{Method} {Template}";

    /// <summary>Whether it enters a thing under an id that the caller made.</summary>
    public bool IsPut =>
        Method == "PUT" && Template.EndsWith('}') && !Template.EndsWith("{accountId}", StringComparison.Ordinal);

    /// <summary>Names of what stands in the path.</summary>
    public string[] InPath => [.. Parameters("path").Select(one => one.Name)];

    /// <summary>What may stand in the query.</summary>
    public IReadOnlyList<ApiParameter> InQuery => [.. Parameters("query")];

    /// <summary>Whether it is a list that is given page by page.</summary>
    public bool HasCut => InQuery.Any(one => one.Name.Equals("after", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is refused without a body.</summary>
    public bool BodyIsRequired =>
        _operation.TryGetProperty("requestBody", out var body)
        && body.TryGetProperty("required", out var required)
        && required.GetBoolean();

    /// <summary>The body's schema; null where it takes none.</summary>
    public JsonElement? Body =>
        _operation.TryGetProperty("requestBody", out var body)
        && body.GetProperty("content").TryGetProperty("application/json", out var json)
            ? json.GetProperty("schema")
            : null;

    /// <summary>What the path's last collection is called: <c>plans</c> of <c>/enrolment/v1/plans/{id}/submit</c>.</summary>
    public string CollectionOf(string parameter)
    {
        var parts = Template.Split('/');
        var at = Array.IndexOf(parts, $"{{{parameter}}}");
        return string.Join('/', parts[..at]);
    }

    /// <summary>The same call under an id that was never used; the call itself where it enters nothing.</summary>
    public Call Anew(Call call) =>
        IsPut ? call with { Path = PathWith([.. ValuesIn(call.Path)![..^1], Guid.CreateVersion7().ToString()]) } : call;

    /// <summary>The path's values, when it leads here.</summary>
    public string[]? ValuesIn(string path)
    {
        var match = _paths.Match(path.Split('?')[0]);
        return match.Success ? [.. match.Groups.Values.Skip(1).Select(one => one.Value)] : null;
    }

    /// <summary>Whether a request comes here.</summary>
    public bool Leads(string method, string path) => Method == method && ValuesIn(path) is not null;

    /// <summary>A path with these values in order.</summary>
    public string PathWith(IEnumerable<string> values)
    {
        var left = new Queue<string>(values);
        return Regex.Replace(Template, "{[^/]+}", _ => left.Dequeue());
    }

    /// <summary>The schema that a reference means.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            var at = _document;
            foreach (var part in reference.GetString()!.Split('/').Skip(1))
                at = at.GetProperty(part);
            schema = at;
        }

        return schema;
    }

    /// <summary>Every operation that the gateway's documents describe.</summary>
    public static async Task<IReadOnlyList<ApiDoor>> AllAsync(Uri gateway)
    {
        using var reader = new HttpClient { BaseAddress = gateway };
        var doors = new List<ApiDoor>();
        foreach (var service in (string[])["directory", "enrolment", "fees", "staffing", "safety", "supervision"])
        {
            var document = JsonSerializer.Deserialize<JsonElement>(
                await reader.GetStringAsync($"/openapi/{service}.json")
            );
            foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                doors.Add(new(operation.Name.ToUpperInvariant(), path.Name, operation.Value, document));
        }

        return doors;
    }

    private IEnumerable<ApiParameter> Parameters(string where) =>
        _operation.TryGetProperty("parameters", out var all)
            ? all.EnumerateArray()
                .Where(one => one.GetProperty("in").GetString() == where)
                .Select(one => new ApiParameter(
                    one.GetProperty("name").GetString()!,
                    one.GetProperty("schema"),
                    one.TryGetProperty("required", out var required) && required.GetBoolean()
                ))
            : [];
}

/// <summary>What stands in an operation's path or query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="IsRequired">Whether it must be there.</param>
internal sealed record ApiParameter(string Name, JsonElement Schema, bool IsRequired)
{
    /// <summary>Whether it is somebody's or something's id.</summary>
    public bool IsId => Schema.TryGetProperty("format", out var format) && format.GetString() == "uuid";
}
