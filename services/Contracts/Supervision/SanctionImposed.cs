namespace AfterSchool.Contracts.Supervision;

/// <summary>A sanction (处理决定) that other services obey.</summary>
/// <remarks>Told when the authority decides on a substantiated case.</remarks>
public sealed record SanctionImposed
{
    /// <summary>The sanction.</summary>
    public required Guid SanctionId { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>vendorBan or chargeFreeze.</summary>
    public required string Kind { get; init; }

    /// <summary>The vendor banned, or the school whose charges are frozen.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Only for this school; none: everywhere in the division.</summary>
    public required Guid? SchoolId { get; init; }

    /// <summary>Where it holds.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
