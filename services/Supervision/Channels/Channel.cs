using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Supervision.Channels;

/// <summary>A channel for complaints (监督举报电话、信箱) that an authority has published.</summary>
public sealed class Channel
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division of the authority; it serves every division in it.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>What it is.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>The number or address, as the public sees it.</summary>
    public required string PublicValue { get; init; }

    /// <summary>The day it was published.</summary>
    public required DateOnly PublishedOn { get; init; }

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
