using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AfterSchool.Enrolment.Papers;

/// <summary>
/// The one form in which a paper is written down to be hashed (规范文本): JSON with members in order of their names, no white space,
/// UTF-8. The same paper has the same bytes on any machine and any day.
/// </summary>
internal static class Canonical
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Chinese stays Chinese for whoever opens the file.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text.</summary>
    public static string Of<T>(T paper) => Ordered(JsonSerializer.SerializeToNode(paper, Shape))!.ToJsonString(Shape);

    /// <summary>The paper that was written down.</summary>
    public static T Read<T>(string canonical) => JsonSerializer.Deserialize<T>(canonical, Shape)!;

    /// <summary>SHA-256 of the text's bytes in UTF-8, hexadecimal, lower case.</summary>
    public static string Hash(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static JsonNode? Ordered(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Ordered)]),
            null => null,
            var value => value.DeepClone(),
        };
}
