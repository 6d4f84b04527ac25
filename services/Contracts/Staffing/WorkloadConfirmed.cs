namespace AfterSchool.Contracts.Staffing;

/// <summary>A month's workload (工作量) of a person is confirmed.</summary>
/// <remarks>Told when the school confirms the sessions counted.</remarks>
public sealed record WorkloadConfirmed
{
    /// <summary>The workload.</summary>
    public required Guid WorkloadId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The month, e.g. 2026-09.</summary>
    public required string Month { get; init; }

    /// <summary>direct or management.</summary>
    public required string DutyRole { get; init; }

    /// <summary>The person's category.</summary>
    public required string Category { get; init; }

    /// <summary>Sessions held in that month.</summary>
    public required int SessionsHeld { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
