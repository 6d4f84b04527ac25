namespace AfterSchool.Contracts.Enrolment;

/// <summary>A school's service plan (一校一案) is in force for a term.</summary>
/// <remarks>Told when the plan has passed the last step of its opening sequence.</remarks>
public sealed record PlanInForce
{
    /// <summary>The plan.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Version of the plan.</summary>
    public required int Version { get; init; }

    /// <summary>Whether the competent authority approved it.</summary>
    public required bool IsApproved { get; init; }

    /// <summary>The day it was published to parents and society.</summary>
    public required DateOnly? PublishedOn { get; init; }

    /// <summary>The edition of the rules it was decided under, e.g. hunan/2024-03-18.</summary>
    public required string Edition { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
