namespace AfterSchool.Fees.Waivers;

/// <summary>A school's own decision to waive a pupil's fees of a term in whole or in part (学校减免决定). Append-only.</summary>
public sealed class SchoolWaiver
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term; one decision for each pupil and term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Percent waived, 1 to 100.</summary>
    public required int Percent { get; init; }

    /// <summary>Account of the principal who decided.</summary>
    public required Guid DecidedBy { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset At { get; init; }
}
