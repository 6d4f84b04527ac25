using System.Globalization;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http;

namespace AfterSchool.ServiceDefaults.Law;

/// <summary>A local setting as somebody fills it in; every answer is kept until it is right.</summary>
public sealed record SettingDraft
{
    private static readonly char[] Between = ['、', '，', ',', ' ', '\n', '\r', '\t'];

    /// <summary>Id given with the form, so that sending it twice is one thing.</summary>
    public required string Id { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>The division it holds for.</summary>
    public required string Division { get; init; }

    /// <summary>First day, <c>yyyy-MM-dd</c>.</summary>
    public required string From { get; init; }

    /// <summary>The value, as people write it.</summary>
    public string Value { get; init; } = "";

    /// <summary>Title of the document.</summary>
    public string Document { get; init; } = "";

    /// <summary>Its number.</summary>
    public string Number { get; init; } = "";

    /// <summary>The sentence.</summary>
    public string Quote { get; init; } = "";

    /// <summary>The id; empty where the form was tampered with.</summary>
    public Guid IdGiven => Guid.TryParse(Id, out var id) ? id : Guid.Empty;

    /// <summary>What was sent.</summary>
    public static SettingDraft Of(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string Field(string name) => form[name].ToString().Trim();
        return new SettingDraft
        {
            Id = Field("id"),
            Key = Field("key"),
            Division = Field("division"),
            From = Field("from"),
            Value = Field("value"),
            Document = Field("document"),
            Number = Field("number"),
            Quote = Field("quote"),
        };
    }

    /// <summary>How a value of that type is given: number, share, time, flag, list or json.</summary>
    public static string KindOf(Type type, string? unit)
    {
        ArgumentNullException.ThrowIfNull(type);
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner switch
        {
            _ when inner == typeof(bool) => "flag",
            _ when inner == typeof(TimeOnly) => "time",
            _ when inner == typeof(DateOnly) => "date",
            _ when inner == typeof(decimal) && unit is "%" or "％" => "share",
            _ when inner == typeof(decimal) || inner == typeof(int) || inner == typeof(long) => "number",
            _ when inner == typeof(string) || inner.IsEnum => "code",
            _ when inner.IsAssignableTo(typeof(IEnumerable<string>)) || EnumsIn(inner) => "list",
            _ => "json",
        };
    }

    /// <summary>Reads what was given; what is wrong is told field by field.</summary>
    public IReadOnlyList<FormError> Read(SettingKey key, string? unit, out SettingEntered? entered)
    {
        ArgumentNullException.ThrowIfNull(key);
        var errors = new List<FormError>();
        void Check(bool holds, string field, string code)
        {
            if (!holds)
                errors.Add(new(field, code));
        }

        var value = Json(KindOf(key.ValueType, unit));
        Check(value is not null, "value", Value.Length == 0 ? "setting-value-missing" : "setting-value-wrong");
        Check(DivisionCode.TryParse(Division, out _), "division", "law-division-malformed");
        Check(DateOnly.TryParseExact(From, "yyyy-MM-dd", out var from), "from", "law-day-malformed");
        Check(Document.Length is > 0 and <= 300, "document", "setting-document-missing");
        Check(Number.Length <= 100, "number", "setting-number-long");
        Check(Quote.Length is > 0 and <= 2_000, "quote", "setting-quote-missing");
        Check(IdGiven != Guid.Empty, "value", "form-stale");
        var number = Number.Length == 0 ? null : Number;
        entered = errors.Count == 0 ? new(key.Key, Division, from, value!.Value, Document, number, Quote) : null;
        return errors;
    }

    private JsonElement? Json(string kind)
    {
        if (Value.Length == 0)
            return null;
        switch (kind)
        {
            case "number":
                return Decimal(Value) is { } number ? JsonSerializer.SerializeToElement(number) : null;
            case "share":
                return Decimal(Value.TrimEnd('%', '％')) is { } percent
                    ? JsonSerializer.SerializeToElement(percent / 100)
                    : null;
            case "flag":
                return Value is "true" or "false" ? JsonSerializer.SerializeToElement(Value == "true") : null;
            case "time":
                return TimeOnly.TryParseExact(Value, ["HH:mm", "HH:mm:ss"], out var time)
                    ? JsonSerializer.SerializeToElement(time)
                    : null;
            case "list":
                return JsonSerializer.SerializeToElement(
                    Value.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                );
            case "json":
                return Parsed(Value);
            default:
                return JsonSerializer.SerializeToElement(Value);
        }
    }

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonElement? Parsed(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool EnumsIn(Type type) => type.IsGenericType && type.GetGenericArguments() is [{ IsEnum: true }];
}
