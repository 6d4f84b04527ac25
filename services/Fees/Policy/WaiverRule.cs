using System.Text.Json;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>
/// The fee of a family in economic difficulty is waived or reduced by local rule, before the bill (减免). Without the rule only those
/// bills wait, and the education authority owes the rule.
/// </summary>
/// <remarks>FEE-028. 「对家庭经济困难学生减免课后服务相关费用」, 「具体由各地教育部门会同相关部门制定」.</remarks>
internal static class WaiverRule
{
    /// <summary>Key of the local setting: <c>{"percent": 1…100}</c>.</summary>
    public const string Setting = "waiver.rule";

    /// <summary>Code of the duty.</summary>
    public const string Code = "waiver-rule";

    /// <summary>Whether one of the pupil's grounds is among the page's groups.</summary>
    public static bool Entitles(string grounds, FeesPack pack) =>
        pack.WaiverGroups is { } groups
        && grounds
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(groups.Value.Contains);

    /// <summary>Percent waived by the local rule; none where nobody has entered one that can be read.</summary>
    public static int? Percent(Cited<JsonElement>? entered) =>
        entered is { Value.ValueKind: JsonValueKind.Object }
        && entered.Value.TryGetProperty("percent", out var value)
        && value.TryGetInt32(out var percent)
        && percent is > 0 and <= 100
            ? percent
            : null;

    public static Ruling Judge(bool isEntitled, int? percent, FeesPack pack) =>
        isEntitled && percent is null ? pack.WaiverGroups!.Broken(Code) : Ruling.Permitted;
}
