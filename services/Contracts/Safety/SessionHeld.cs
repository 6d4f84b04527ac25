namespace AfterSchool.Contracts.Safety;

/// <summary>A session (课次) took place.</summary>
/// <remarks>Told when the duty teacher closes it and every child is accounted for.</remarks>
public sealed record SessionHeld
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The offering on the menu.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Length, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>Who was on duty.</summary>
    public required Guid[] StaffIds { get; init; }

    /// <summary>Pupils present.</summary>
    public required Guid[] PresentPupilIds { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
