namespace AfterSchool.Contracts.Staffing;

/// <summary>A cleared person is assigned to an offering.</summary>
/// <remarks>Told when the school assigns or withdraws somebody.</remarks>
public sealed record StaffAssigned
{
    /// <summary>The assignment.</summary>
    public required Guid AssignmentId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The offering on the menu.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>direct, management, or relief: who stands in when the one with the children is away.</summary>
    public required string DutyRole { get; init; }

    /// <summary>False once withdrawn.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
