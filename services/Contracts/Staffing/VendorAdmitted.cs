using System.Text.Json.Serialization;

namespace AfterSchool.Contracts.Staffing;

/// <summary>A vendor (第三方机构) may serve a school.</summary>
/// <remarks>Told when selected, priced, listed, permitted and contracted.</remarks>
public sealed record VendorAdmitted
{
    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The contract.</summary>
    public required Guid ContractId { get; init; }

    /// <summary>Its registered name, for families to read; null from tellers that did not say it yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VendorName { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The edition of the rules it was decided under, e.g. hunan/2024-03-18.</summary>
    public required string Edition { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
