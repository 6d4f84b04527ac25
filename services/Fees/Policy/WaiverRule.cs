using System.Text.Json;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Policy;

/// <summary>
/// The fee of a family on the page's grounds is waived or reduced before the bill (减免): in full and by itself (fullAutomatic), by
/// local rule (mandatoryLocalRule: without it only those bills wait, and the authority owes it), or as the school decides (permitted).
/// </summary>
/// <remarks>FEE-028. 「建档立卡贫困家庭学生参加课后服务全部免费」, 「对家庭经济困难学生减免课后服务相关费用」, 「对经济困难家庭学生可减免相关费用」.</remarks>
internal static class WaiverRule
{
    /// <summary>Key of the local setting: <c>{"percent": 1…100}</c>.</summary>
    public const string Setting = "waiver.rule";

    /// <summary>Code of the duty to make the local rule.</summary>
    public const string Code = "waiver-rule";

    /// <summary>Whether one of the pupil's grounds is among the page's groups.</summary>
    public static bool Entitles(string grounds, FeesPack pack) =>
        pack.WaiverGroups is { } groups
        && grounds
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(groups.Value.Contains);

    /// <summary>Percent waived; none while the local rule that would say it is missing.</summary>
    /// <param name="isEntitled">Whether the pupil has one of the page's grounds.</param>
    /// <param name="local">Percent of the local rule, if it is there.</param>
    /// <param name="decided">Percent that the school decided for this pupil, if it did.</param>
    /// <param name="pack">The page.</param>
    public static int? Percent(bool isEntitled, int? local, int? decided, FeesPack pack) =>
        pack.WaiverMode?.Value switch
        {
            "fullAutomatic" => isEntitled ? 100 : 0,
            "mandatoryLocalRule" => isEntitled ? local : 0,
            "permitted" => decided ?? 0,
            _ => 0,
        };

    /// <summary>Percent of a local rule; none where nobody has entered one that can be read.</summary>
    public static int? Entered(Cited<JsonElement>? entered) =>
        entered is { Value.ValueKind: JsonValueKind.Object }
        && entered.Value.TryGetProperty("percent", out var value)
        // Whatever else stands there would throw, and no bill of the county would be issued any more.
        && value.ValueKind is JsonValueKind.Number
        && value.TryGetInt32(out var percent)
        && percent is > 0 and <= 100
            ? percent
            : null;

    public static Ruling Judge(int? percent, FeesPack pack) =>
        percent is null ? pack.WaiverMode!.Broken(Code) : Ruling.Permitted;

    /// <summary>Money is taken from nobody who is free of the fee.</summary>
    public static Ruling JudgePayment(bool isFree, FeesPack pack) =>
        isFree && pack.WaiverMode is { Value: "fullAutomatic" } mode ? mode.Broken("pupil-is-free") : Ruling.Permitted;

    /// <summary>The school's own decision: where the text permits it, for whom it names; for others it is noted.</summary>
    public static Ruling JudgeDecision(bool isEntitled, FeesPack pack) =>
        pack.WaiverMode is { Value: "permitted" } mode
            ? isEntitled
                ? Ruling.Permitted
                : mode.Broken("waiver-beyond-groups", Force.Main)
            : Ruling.Refused("waiver-not-the-schools", pack.WaiverMode?.Sources ?? []);
}
