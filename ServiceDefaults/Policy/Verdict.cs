using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>What a rule says of a command, in order of precedence: the greatest of all findings decides.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Goes through, with a note.</summary>
    [JsonStringEnumMemberName("noted")]
    Noted,

    /// <summary>Goes through and opens a duty for the body bound (任务).</summary>
    [JsonStringEnumMemberName("duty")]
    Duty,

    /// <summary>Goes through once a reason is recorded (说明理由).</summary>
    [JsonStringEnumMemberName("needsReason")]
    NeedsReason,

    /// <summary>Waits for the competent authority's decision (待主管部门决定).</summary>
    [JsonStringEnumMemberName("held")]
    Held,

    /// <summary>The one bound would record as done what it still owes: waits until the duty is done (待办结).</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Refused, finally (不予办理).</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}
