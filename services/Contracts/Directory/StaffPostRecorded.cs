namespace AfterSchool.Contracts.Directory;

/// <summary>An account's post at a school as the roll has it now.</summary>
/// <remarks>Told when an account gets, changes or loses a post.</remarks>
public sealed record StaffPostRecorded
{
    /// <summary>The account; also the person's id in Staffing.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Roles held at this school.</summary>
    public required string[] Roles { get; init; }

    /// <summary>Classes led.</summary>
    public required Guid[] ClassIds { get; init; }

    /// <summary>False once the post has ended.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
