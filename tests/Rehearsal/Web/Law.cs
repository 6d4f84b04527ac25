using System.Net.Http.Json;
using System.Text.Json;

namespace AfterSchool.Rehearsal.Web;

/// <summary>
/// The law of a place as anybody may read it from the services: what a school must do before what, and who signs. The city
/// follows it without knowing any place; where the page is silent, so is this.
/// </summary>
public sealed class Law
{
    private static readonly string[] Services = ["enrolment", "fees", "staffing", "safety", "supervision"];
    private readonly Dictionary<string, JsonElement> _values;

    private Law(string edition, Dictionary<string, JsonElement> values) => (Edition, _values) = (edition, values);

    /// <summary>The edition in force, e.g. <c>hunan/2024-03-18</c>.</summary>
    public string Edition { get; }

    /// <summary>How many values the pages of the five services have.</summary>
    public int Count => _values.Count;

    /// <summary>Reads what is in force on that day.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="traffic">The connections.</param>
    /// <param name="place">Name of the place's pages.</param>
    /// <param name="day">The day.</param>
    public static async Task<Law> ReadAsync(Uri gateway, Traffic traffic, string place, DateOnly day)
    {
        using var reader = new HttpClient(traffic, disposeHandler: false) { BaseAddress = gateway };
        var values = new Dictionary<string, JsonElement>();
        var edition = "";
        foreach (var service in Services)
        {
            var page = await reader.GetFromJsonAsync<JsonElement>($"/{service}/v1/law/{place}?on={day:yyyy-MM-dd}");
            edition = page.GetProperty("edition").Text("edition");
            foreach (var value in page.GetProperty("values").EnumerateArray())
                values[$"{service}.{value.Text("key")}"] = value.GetProperty("value").Clone();
        }

        return new(edition, values);
    }

    /// <summary>A value that is a word; null where the page is silent.</summary>
    /// <param name="key">Service and key, e.g. <c>enrolment.reviewMode</c>.</param>
    public string? Word(string key) =>
        _values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A value that is a list of words; empty where the page is silent.</summary>
    /// <param name="key">Service and key.</param>
    public IReadOnlyList<string> Words(string key) =>
        _values.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => one.ToString())]
            : [];

    /// <summary>A value as it stands; undefined where the page is silent.</summary>
    /// <param name="key">Service and key.</param>
    public JsonElement Value(string key) => _values.GetValueOrDefault(key);

    /// <summary>Whether the page has the value at all.</summary>
    /// <param name="key">Service and key.</param>
    public bool Says(string key) => _values.ContainsKey(key);
}
