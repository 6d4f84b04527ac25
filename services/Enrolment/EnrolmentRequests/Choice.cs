namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>Where one of a request's choices stands.</summary>
public enum ChoiceStatus
{
    /// <summary>Not drawn yet.</summary>
    Open,

    /// <summary>Drawn without a place: on the waiting list (候补).</summary>
    Waiting,

    /// <summary>Has the place.</summary>
    Placed,

    /// <summary>Was offered and not taken (已放弃).</summary>
    Declined,
}

/// <summary>One of a request's choices.</summary>
public sealed class Choice
{
    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>1 is the dearest.</summary>
    public required int Rank { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; set; }

    /// <summary>Where it stands.</summary>
    public ChoiceStatus Status { get; set; } = ChoiceStatus.Open;

    /// <summary>The position that the draw gave it on the waiting list; null where it waits outside a draw.</summary>
    public int? WaitsAt { get; set; }
}
