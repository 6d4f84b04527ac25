using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Schools;

namespace AfterSchool.Staffing.Workloads;

/// <summary>That a person was on duty at a session that took place, as Safety told.</summary>
public sealed class HeldDuty
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Length, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>The workload it was confirmed with; none until then. A session is confirmed, and paid, once.</summary>
    public Guid? WorkloadId { get; set; }
}

/// <summary>A month's workload (工作量) of a person, as the school confirmed it. Append-only.</summary>
public sealed class Workload : IAtSchool
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>What the person did.</summary>
    public required DutyRole DutyRole { get; init; }

    /// <summary>Sessions counted.</summary>
    public required int SessionsHeld { get; init; }

    /// <summary>When it was confirmed.</summary>
    public required DateTimeOffset ConfirmedAt { get; init; }
}
