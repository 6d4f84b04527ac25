using System.Text.Json;
using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// Writes a text value as a JSON string and reads nothing but a string: a code read as a number has lost its leading
/// zeros, and money read as a number has been through a float.
/// </summary>
/// <typeparam name="T">The text value.</typeparam>
public sealed class TextValueJsonConverter<T> : JsonConverter<T>
    where T : struct, ITextValue<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? Parsed(reader.GetString())
            : throw new JsonException($"Expected a JSON string for {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);

    /// <inheritdoc/>
    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Parsed(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Text);

    private static T Parsed(string? text) =>
        T.TryParse(text, out var value, out var problem) ? value : throw new JsonException(problem);
}
