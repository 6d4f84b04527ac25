namespace AfterSchool.Contracts.Enrolment;

/// <summary>An offering (课后服务项目) is on the menu.</summary>
/// <remarks>Told when an offering passed every rule and was published.</remarks>
public sealed record OfferingPublished
{
    /// <summary>The offering on the menu.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>academicSupport, enrichment or extendedCare.</summary>
    public required string Category { get; init; }

    /// <summary>ownStaff, external, vendor or publicWelfare.</summary>
    public required string ProviderKind { get; init; }

    /// <summary>The vendor, when one provides it.</summary>
    public required Guid? VendorId { get; init; }

    /// <summary>Grades it is for.</summary>
    public required int[] Grades { get; init; }

    /// <summary>Its fee per pupil and term, in fen.</summary>
    public required long FeeFen { get; init; }

    /// <summary>The edition of the rules it was decided under, e.g. hunan/2024-03-18.</summary>
    public required string Edition { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
