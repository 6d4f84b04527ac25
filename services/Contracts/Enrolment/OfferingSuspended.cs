namespace AfterSchool.Contracts.Enrolment;

/// <summary>An offering (课后服务项目) stops until further notice.</summary>
/// <remarks>Told when its vendor was removed or the school stopped it.</remarks>
public sealed record OfferingSuspended
{
    /// <summary>The offering on the menu.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>vendorRemoved or school.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
