namespace AfterSchool.Contracts.Enrolment;

/// <summary>A pupil's place (学位) ended before the term did.</summary>
/// <remarks>Told when a withdrawal takes effect.</remarks>
public sealed record EnrolmentEnded
{
    /// <summary>The place.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The offering on the menu.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>plain, illness, accident, familyEmergency, schoolOrder, transfer or offeringStopped.</summary>
    public required string ReasonKind { get; init; }

    /// <summary>First day without the pupil.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
