using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.Policy;

/// <summary>Parents are told what the page names before they choose, and by its channels (主动告知家长).</summary>
/// <remarks>ENR-032, ENR-033. A gap is shown to families and owed by the school; the form stays open to them.</remarks>
internal static class NoticeRule
{
    /// <summary>What parents have not been told yet.</summary>
    public static string[] Untold(IReadOnlyCollection<string> told, EnrolmentPack pack) =>
        [.. (pack.NoticeFields?.Value ?? []).Except(told)];

    public static Ruling JudgeFields(IReadOnlyCollection<string> told, EnrolmentPack pack) =>
        pack.NoticeFields is { } fields && Untold(told, pack) is { Length: > 0 } missing
            ? fields.Broken("notice-incomplete", new { Missing = missing })
            : Ruling.Permitted;

    /// <summary>「通过家长会等形式」: one of the channels that the page names is enough.</summary>
    public static Ruling JudgeChannels(IReadOnlyCollection<string> used, EnrolmentPack pack) =>
        pack.NoticeChannels is { } channels && !used.Intersect(channels.Value).Any()
            ? channels.Broken("notice-channel-missing", new { Channels = channels.Value })
            : Ruling.Permitted;
}
