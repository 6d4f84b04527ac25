namespace AfterSchool.Contracts.Staffing;

/// <summary>A vendor (第三方机构) may no longer serve a school.</summary>
/// <remarks>Told when a sanction, or the end of the contract.</remarks>
public sealed record VendorRemoved
{
    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>sanction or contractEnded.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
