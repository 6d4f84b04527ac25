using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>What Supervision must know of a jurisdiction.</summary>
[SettingKey("complaint.acknowledgeDays", "acknowledgeDays")]
[SettingKey("complaint.verifyDays", "verifyDays")]
[SettingKey("complaint.replyDays", "replyDays")]
[SettingKey("complaint.fastLaneMinutes", "fastLaneMinutes")]
public sealed record SupervisionPack : Page
{
    /// <summary>Channels for complaints that must be set up (监督举报电话或信箱).</summary>
    public Cited<ChannelsAsked>? Channels { get; init; }

    /// <summary>What the body bound does with a complaint, in time (及时核查办理): verify, handle, correct, reply.</summary>
    public Cited<string[]>? Response { get; init; }

    /// <summary>Working days to acknowledge a complaint (受理); no text gives a number.</summary>
    public Cited<int>? AcknowledgeDays { get; init; }

    /// <summary>Working days to verify it (核查).</summary>
    public Cited<int>? VerifyDays { get; init; }

    /// <summary>Working days to answer it (答复).</summary>
    public Cited<int>? ReplyDays { get; init; }

    /// <summary>Minutes within which somebody takes up a report of injury, bullying or abuse (快速通道).</summary>
    public Cited<int>? FastLaneMinutes { get; init; }

    /// <summary>Whether what was found true must be put right before the case ends (坚决纠正违规行为).</summary>
    public Cited<bool>? Rectification { get; init; }

    /// <summary>Who holds units and persons liable for a serious negative effect (造成重大负面影响的).</summary>
    public Cited<string>? Referral { get; init; }

    /// <summary>Whether violations are investigated and punished strictly (严肃查处).</summary>
    public Cited<bool>? Punishment { get; init; }

    /// <summary>Whether the accounts are made public at the end of each term (每学期末公示).</summary>
    public Cited<bool>? TermEndDisclosure { get; init; }

    /// <summary>The article behind each category of complaint; what the document does not name is null.</summary>
    public required Accusations Accusations { get; init; }
}

/// <summary>Which channels a text asks for.</summary>
/// <param name="Kinds">phone, mailbox.</param>
/// <param name="Mode">Whether one of them suffices or all are asked for.</param>
public sealed record ChannelsAsked(string[] Kinds, ChannelsMode Mode);

/// <summary>Whether one kind of channel suffices.</summary>
public enum ChannelsMode
{
    /// <summary>One of the kinds suffices (或).</summary>
    Any,

    /// <summary>Every kind is asked for (和).</summary>
    All,
}
