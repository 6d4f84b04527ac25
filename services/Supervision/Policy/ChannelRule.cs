using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>The authority sets up and publishes channels for complaints (监督举报电话、信箱).</summary>
/// <remarks>SUP-008: a duty of the authority, never a condition for a school to open.</remarks>
internal static class ChannelRule
{
    public const string Rule = "complaint-channel-missing";

    // 「要设立课后服务监督举报电话或信箱」: 或, so one of them suffices; where a text says 和, the page's mode is "all".
    public static Ruling Judge(IReadOnlyCollection<string> published, SupervisionPack pack)
    {
        if (pack.Channels is not { } asked)
            return Ruling.Permitted;
        var missing = asked.Value.Kinds.Where(kind => !published.Contains(kind)).ToArray();
        var isMet =
            asked.Value.Mode is ChannelsMode.Any ? missing.Length < asked.Value.Kinds.Length : missing.Length == 0;
        return isMet ? Ruling.Permitted : asked.Broken(Rule, new { Missing = missing });
    }
}
