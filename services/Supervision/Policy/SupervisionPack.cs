using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Supervision.Policy;

/// <summary>What Supervision must know of a jurisdiction.</summary>
[SettingKey("complaint.acknowledgeDays", "acknowledgeDays")]
[SettingKey("complaint.verifyDays", "verifyDays")]
[SettingKey("complaint.replyDays", "replyDays")]
[SettingKey("complaint.fastLaneMinutes", "fastLaneMinutes")]
public sealed record SupervisionPack : Page
{
    /// <summary>Channels for complaints that must be set up (监督举报电话或信箱、意见征集反馈机制).</summary>
    public Cited<ChannelsAsked>? Channels { get; init; }

    /// <summary>A channel of the authority where the text names none: a default (监督渠道).</summary>
    public Cited<ChannelsAsked>? ChannelOfAuthority { get; init; }

    /// <summary>Where the channels are made known: <c>public</c>, or as a field of the feePublication (公布、收费公示).</summary>
    public Cited<string>? Publication { get; init; }

    /// <summary>
    /// What the body bound does with a complaint, in time (及时核查办理、回应、听取): verifyTimely, handle, correct, respondTimely,
    /// hearTimely.
    /// </summary>
    [KnownCodes("verifyTimely", "handle", "correct", "respondTimely", "hearTimely")]
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

    /// <summary>What a responsible inspector checks at each school: time, mode, content, safety (责任督学).</summary>
    [KnownCodes("time", "mode", "content", "safety")]
    public Cited<string[]>? ResponsibleInspector { get; init; }

    /// <summary>Dimensions an evaluation of a school's service has (督导评估内容).</summary>
    public Cited<string[]>? EvaluationDimensions { get; init; }

    /// <summary>Last day, as MM-dd, for a school's report of the calendar year before (每年2月之前).</summary>
    public Cited<string>? AnnualReportDue { get; init; }

    /// <summary>Parts of that report: service, teacherAssessment (开展情况、教师考核情况).</summary>
    [KnownCodes("service", "teacherAssessment")]
    public Cited<string[]>? AnnualReportParts { get; init; }

    /// <summary>Departments it goes to (报教育、财政部门).</summary>
    [KnownCodes("education", "finance")]
    public Cited<string[]>? AnnualReportRecipients { get; init; }

    /// <summary>Whether the document is a trial without an end (试行).</summary>
    public Cited<bool>? IsTrial { get; init; }

    /// <summary>Years after which the authority confirms each year that a trial document still applies.</summary>
    public Cited<int>? TrialConfirmYears { get; init; }

    /// <summary>The article behind each category of complaint; what the document does not name is null.</summary>
    public required Accusations Accusations { get; init; }
}

/// <summary>Which channels a text asks for.</summary>
/// <param name="Kinds">phone, mailbox, email, online, opinionMechanism.</param>
/// <param name="Mode">Whether one of them suffices or all are asked for.</param>
/// <param name="Levels">At which levels each: authority, school (县、校两级).</param>
public sealed record ChannelsAsked(string[] Kinds, ChannelsMode Mode, ChannelLevel[] Levels);

/// <summary>Whose channel it is.</summary>
public enum ChannelLevel
{
    /// <summary>The authority's (县级).</summary>
    Authority,

    /// <summary>Each school's (校级).</summary>
    School,
}

/// <summary>Whether one kind of channel suffices.</summary>
public enum ChannelsMode
{
    /// <summary>One of the kinds suffices (或).</summary>
    Any,

    /// <summary>Every kind is asked for (和).</summary>
    All,
}
