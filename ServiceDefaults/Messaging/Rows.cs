namespace AfterSchool.ServiceDefaults.Messaging;

/// <summary>A message to be told.</summary>
public sealed class OutboxMessage
{
    /// <summary>The message's id (UUID v7); consumers know it again by this.</summary>
    public required Guid Id { get; init; }

    /// <summary>Order of writing.</summary>
    public long Sequence { get; init; }

    /// <summary>Full name of the contract.</summary>
    public required string Contract { get; init; }

    /// <summary>The message, as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>W3C trace context of the request that told it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>How often publishing it failed by its own fault.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this time again.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>When it was set aside after the last attempt.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    /// <summary>Why, as the type of the failure; never the body.</summary>
    public string? Problem { get; set; }
}

/// <summary>
/// A message that the broker has confirmed: kept for some days, since a restored system has an empty broker and must tell again whatever
/// its consumers may not have applied.
/// </summary>
public sealed class ToldMessage
{
    /// <summary>The message's id: told again, it is the same message.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place in the order of writing, which it has again when it is told again.</summary>
    public required long Sequence { get; init; }

    /// <summary>Full name of the contract.</summary>
    public required string Contract { get; init; }

    /// <summary>The message, as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>W3C trace context of the request that told it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the broker's confirmation was entered.</summary>
    public required DateTimeOffset ToldAt { get; init; }
}

/// <summary>Everything kept was put back to be told again. For a while after it no receipt is forgotten, however old.</summary>
public sealed class Retelling
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How many messages.</summary>
    public required int Messages { get; init; }
}

/// <summary>A message applied by a consumer; written in the same transaction as the consumer's work.</summary>
public sealed class InboxReceipt
{
    /// <summary>The message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>The consumer's queue.</summary>
    public required string Consumer { get; init; }

    /// <summary>When it was applied.</summary>
    public required DateTimeOffset AppliedAt { get; init; }
}
