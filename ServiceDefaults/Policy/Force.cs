using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>How strongly a sentence of a policy document binds (规范强度). It alone decides the verdict.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Force>))]
public enum Force
{
    /// <summary>A ban or a true precondition (不得, 严禁, 须先, 未经…不得, 仅限于): refused.</summary>
    [JsonStringEnumMemberName("ban")]
    Ban,

    /// <summary>原则上, 一般: passes with a recorded reason.</summary>
    [JsonStringEnumMemberName("principle")]
    Principle,

    /// <summary>A list ending in 等 that does not name the thing: held for the competent authority.</summary>
    [JsonStringEnumMemberName("open-list")]
    OpenList,

    /// <summary>应, 要, 须, 必须 said to a school or an authority: a dated task for the one bound, never a refusal.</summary>
    [JsonStringEnumMemberName("duty")]
    Duty,

    /// <summary>主要, 为主, 针对: noted.</summary>
    [JsonStringEnumMemberName("main")]
    Main,

    /// <summary>鼓励, 提倡: shown, never enforced.</summary>
    [JsonStringEnumMemberName("encouraged")]
    Encouraged,

    /// <summary>可, 可以: permitted within its wording.</summary>
    [JsonStringEnumMemberName("may")]
    May,
}
