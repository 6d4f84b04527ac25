using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Supervision.Channels;

/// <summary>A channel for complaints (监督举报电话、信箱) that an authority or a school has set up.</summary>
public sealed class Channel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division of the authority, which it serves with every division in it; of a school's own, the school's.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The school, where it is a school's own.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>What it is.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>The number or address, as the public sees it.</summary>
    public required string PublicValue { get; init; }

    /// <summary>The day it was published; none while it is only set up.</summary>
    public DateOnly? PublishedOn { get; set; }

    /// <summary>Where.</summary>
    public ChannelPublication? PublishedIn { get; set; }

    /// <summary>Account of the one who entered it.</summary>
    public required Guid EnteredBy { get; init; }
}

/// <summary>What a channel is.</summary>
public enum ChannelKind
{
    /// <summary>A phone number (电话).</summary>
    Phone,

    /// <summary>A mailbox, of paper or e-mail (信箱).</summary>
    Mailbox,

    /// <summary>An e-mail address (邮箱).</summary>
    Email,

    /// <summary>A form online (网上).</summary>
    Online,

    /// <summary>A school's way of gathering opinions and answering them (意见征集反馈机制).</summary>
    OpinionMechanism,
}

/// <summary>Where a channel was made known.</summary>
public enum ChannelPublication
{
    /// <summary>To everybody: notice board, site (公布).</summary>
    Public,

    /// <summary>As a field of the price authority's publication of fees (收费公示).</summary>
    FeePublication,
}

/// <summary>A plan in force (一校一案), counted for the province; for its school the authority must have a channel.</summary>
public sealed class Plan
{
    /// <summary>The plan.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>When the authority's channels were judged for it; none until its school is known.</summary>
    public DateTimeOffset? JudgedAt { get; set; }
}
