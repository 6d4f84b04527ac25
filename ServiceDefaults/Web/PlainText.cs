using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace AfterSchool.ServiceDefaults.Web;

/// <summary>
/// Text is what people write: no control characters but line ends and tabs. PostgreSQL cannot store a NUL, logs and spreadsheets
/// take others for commands, and half a surrogate pair is no character at all; so all are refused where they come in.
/// </summary>
public static class PlainText
{
    // C0 without tab and line ends, DEL, C1.
    private static readonly SearchValues<char> Refused = SearchValues.Create([
        .. Enumerable
            .Range(0, 0xA0)
            .Select(code => (char)code)
            .Where(one => char.IsControl(one) && !"\t\n\r".Contains(one)),
    ]);

    /// <summary>Whether it has none of them.</summary>
    public static bool Is(ReadOnlySpan<char> text) => !text.ContainsAny(Refused) && !HasHalf(text);

    private static bool HasHalf(ReadOnlySpan<char> text)
    {
        for (int at; (at = text.IndexOfAnyInRange('\uD800', '\uDFFF')) >= 0; text = text[(at + 2)..])
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return true;
        return false;
    }

    /// <summary>The form that was sent; what is no form at all is an empty one.</summary>
    /// <exception cref="BadHttpRequestException">A field is no plain text.</exception>
    public static async Task<IFormCollection> FormAsync(HttpRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.HasFormContentType)
            return FormCollection.Empty;
        try
        {
            var form = await request.ReadFormAsync(ct);
            return form.All(field => Is(field.Key) && field.Value.All(value => Is(value)))
                ? form
                : throw new BadHttpRequestException("A field has a character that is no text.");
        }
        catch (InvalidDataException broken)
        {
            throw new BadHttpRequestException("The form cannot be read.", broken);
        }
    }

    /// <summary>Reads text in JSON.</summary>
    internal sealed class Converter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.String)
                throw new JsonException("Expected text.");
            var text = reader.GetString()!;
            return Is(text) ? text : throw new JsonException("The text has a character that is no text.");
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    /// <summary>Reads JSON of any shape, in which text is no less text.</summary>
    internal sealed class AnyConverter : JsonConverter<JsonElement>
    {
        public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var element = JsonElement.ParseValue(ref reader);
            try
            {
                return IsPlain(element) ? element : throw new JsonException("A text has a character that is no text.");
            }
            catch (InvalidOperationException broken)
            {
                // Broken UTF-8, or half a surrogate pair.
                throw new JsonException("A text has a character that is no text.", broken);
            }
        }

        public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
            value.WriteTo(writer);

        private static bool IsPlain(JsonElement any) =>
            any.ValueKind switch
            {
                JsonValueKind.String => Is(any.GetString()),
                JsonValueKind.Array => any.EnumerateArray().All(IsPlain),
                JsonValueKind.Object => any.EnumerateObject().All(one => Is(one.Name) && IsPlain(one.Value)),
                _ => true,
            };
    }
}
