namespace AfterSchool.Contracts.Enrolment;

/// <summary>A pupil has a place (学位) in an offering.</summary>
/// <remarks>Told when the child takes part: with the last signature where the agreement comes first, else with the place.</remarks>
public sealed record PlaceConfirmed
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

    /// <summary>The first day the pupil takes part.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The agreed fee for the term, in fen; of who joins in mid-term, for the sessions still planned.</summary>
    public required long FeeFen { get; init; }

    /// <summary>The agreement signed by the guardian; before that, the guardian's own request.</summary>
    public required Guid ConsentId { get; init; }

    /// <summary>The edition of the rules it was decided under, e.g. hunan/2024-03-18.</summary>
    public required string Edition { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
