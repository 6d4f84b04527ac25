using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http;

namespace AfterSchool.ServiceDefaults.Pages;

/// <summary>
/// A form as somebody sent it: read into what a command takes, all faults noted beside their fields, and given back to the page, so that
/// nothing has to be filled in twice. What the command's own attributes ask is asked here too, and nothing else.
/// </summary>
/// <param name="sent">What was sent.</param>
public sealed class FilledForm(IFormCollection sent)
{
    private readonly List<FormError> _errors = [];

    /// <summary>A form that nobody has sent yet.</summary>
    public static FilledForm Empty { get; } = new(FormCollection.Empty);

    /// <summary>All that is wrong in it, in the order in which it was read.</summary>
    public IReadOnlyList<FormError> Errors => _errors;

    /// <summary>Reads the request's form.</summary>
    public static async Task<FilledForm> ReadAsync(HttpRequest request, CancellationToken ct) =>
        new(await PlainText.FormAsync(request, ct));

    /// <summary>What was filled in there; what is kept, where the form did not speak of it.</summary>
    public string Or(string field, string? kept = null) =>
        sent.TryGetValue(field, out var said) ? said.ToString() : kept ?? "";

    /// <summary>Whether it is ticked; a form that was sent says so by its absence too.</summary>
    public bool Ticked(string field, bool kept = false) => sent.Count == 0 ? kept : sent.ContainsKey(field);

    /// <summary>Whether that one of many is ticked.</summary>
    public bool Ticked(string field, string value, bool kept = false) =>
        sent.Count == 0 ? kept : sent[field].Contains(value);

    /// <summary>All that was ticked or filled in under one name.</summary>
    public string[] All(string field) => [.. sent[field].OfType<string>().Where(one => one.Length > 0)];

    /// <summary>Every field whose name begins so, by the rest of its name, in the order in which they were sent.</summary>
    public IEnumerable<(string Name, string Text)> Under(string prefix) =>
        sent
            .Keys.Where(field => field.StartsWith(prefix, StringComparison.Ordinal))
            .Select(field => (field[prefix.Length..], Text(field)));

    /// <summary>Text without the space around it; browsers end lines as nobody else does.</summary>
    public string Text(string field) => sent[field].ToString().ReplaceLineEndings("\n").Trim();

    /// <summary>The same; null where it is blank.</summary>
    public string? Optional(string field) => Text(field) is { Length: > 0 } text ? text : null;

    /// <summary>The id that was made with the form: the same form sent twice is one command.</summary>
    public Guid Id(string field = "id")
    {
        if (Guid.TryParse(sent[field], out var id) && id != Guid.Empty)
            return id;
        Wrong(null, "form-stale");
        return Guid.Empty;
    }

    /// <summary>A day.</summary>
    public DateOnly Day(string field) =>
        DateOnly.TryParseExact(Text(field), "yyyy-MM-dd", out var day) ? day : Wrong<DateOnly>(field, "form-day");

    /// <summary>A day; null where it is blank.</summary>
    public DateOnly? OptionalDay(string field) => Optional(field) is null ? null : Day(field);

    /// <summary>A moment, China Standard Time, as browsers write it.</summary>
    public DateTimeOffset Moment(string field) =>
        DateTime.TryParseExact(
            Text(field),
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var moment
        )
            ? new DateTimeOffset(moment, ChinaTime.Offset)
            : Wrong<DateTimeOffset>(field, "form-moment");

    /// <summary>A whole number.</summary>
    public int Number(string field) =>
        int.TryParse(Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Wrong<int>(field, "form-number");

    /// <summary>A whole number; null where it is blank.</summary>
    public int? OptionalNumber(string field) => Optional(field) is null ? null : Number(field);

    /// <summary>Yuan.</summary>
    public Money Amount(string field) =>
        Money.TryParse(Text(field), out var amount) ? amount : Wrong<Money>(field, "form-amount");

    /// <summary>Notes that something is wrong.</summary>
    public void Wrong(string? field, string code) => _errors.Add(new(field, code));

    /// <summary>What a command's own validation attributes say of its body, noted beside the fields; one fault a field.</summary>
    /// <param name="body">The body.</param>
    /// <param name="prefix">What the fields of this form begin with, where a page has several forms.</param>
    public T Checked<T>(T body, string prefix = "")
        where T : notnull
    {
        foreach (var property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var field = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var value = property.GetValue(body);
            if (_errors.Exists(one => one.Field == field))
                continue;
            if (
                property.GetCustomAttributes<ValidationAttribute>().FirstOrDefault(one => !one.IsValid(value)) is { } no
            )
                Wrong(field, CodeOf(no, value));
        }

        return body;
    }

    private static string CodeOf(ValidationAttribute broken, object? value) =>
        (broken, value) switch
        {
            (RequiredAttribute, _) or (_, "") or (LengthAttribute, System.Collections.ICollection { Count: 0 }) =>
                "form-missing",
            (StringLengthAttribute { MaximumLength: var most }, string text) when text.Length > most => "form-long",
            (StringLengthAttribute, _) => "form-short",
            (RangeAttribute, _) => "form-range",
            (LengthAttribute or MaxLengthAttribute, _) => "form-many",
            _ => "form-format",
        };

    private T Wrong<T>(string field, string code)
    {
        Wrong(field, Text(field).Length == 0 ? "form-missing" : code);
        return default!;
    }
}
