using System.Text.Json;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Channels;

namespace AfterSchool.Supervision.Policy;

/// <summary>The body bound sets up channels for complaints, at the levels and of the kinds of the text (监督举报电话、信箱).</summary>
/// <remarks>SUP-008, SUP-009: a duty, never a condition for a school to open.</remarks>
internal static class ChannelRule
{
    public const string Rule = "complaint-channel-missing";

    public static Ruling Judge(
        IReadOnlyCollection<Channel> channels,
        ChannelLevel level,
        Cited<ChannelsAsked>? asked
    ) =>
        asked is null || MissingOf(channels, level, asked.Value) is not { Length: > 0 } missing
            ? Ruling.Permitted
            : asked.Broken(Rule, new { Missing = missing, Level = level });

    // 「电话或信箱」: or, so one of them suffices; 「电话和邮箱」: and, so each is asked for; 「县、校两级」: at each level.
    internal static string[] MissingOf(IReadOnlyCollection<Channel> channels, ChannelLevel level, ChannelsAsked asked)
    {
        if (!asked.Levels.Contains(level))
            return [];
        var there = channels.Select(one => JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()));
        var missing = asked.Kinds.Except(there).ToArray();
        return asked.Mode is ChannelsMode.Any && missing.Length < asked.Kinds.Length ? [] : missing;
    }
}

/// <summary>The channels are made known, where the text says (公布；作为收费公示事项).</summary>
/// <remarks>SUP-010: a duty; a channel that nobody can find is not published.</remarks>
internal static class ChannelPublicationRule
{
    public const string Rule = "complaint-channel-unpublished";

    public static Ruling Judge(IReadOnlyCollection<Channel> channels, ChannelLevel level, SupervisionPack pack)
    {
        if (pack is not { Publication: { } publication, Channels.Value: { } asked })
            return Ruling.Permitted;
        var known = channels.Where(one =>
            one.PublishedOn is not null
            && JsonNamingPolicy.CamelCase.ConvertName($"{one.PublishedIn}") == publication.Value
        );
        return ChannelRule.MissingOf([.. known], level, asked) is { Length: > 0 } missing
            ? publication.Broken(Rule, new { Missing = missing, Level = level })
            : Ruling.Permitted;
    }
}
