using AfterSchool.ServiceDefaults.Access;

namespace AfterSchool.Fees.Copies;

/// <summary>A school's plan in force for a term (一校一案), as Enrolment last told; the greatest version is the truth.</summary>
public sealed class SchoolPlan : RollRecord
{
    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>Whether the competent authority approved it.</summary>
    public bool IsApproved { get; set; }

    /// <summary>The day it was published to parents and society.</summary>
    public DateOnly? PublishedOn { get; set; }
}

/// <summary>Whether an offering runs: what Enrolment said last of it, published or suspended.</summary>
public sealed class OfferingState
{
    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>When it was last published.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it was last suspended.</summary>
    public DateTimeOffset? SuspendedAt { get; set; }

    /// <summary>Whether it stands still now.</summary>
    public bool IsSuspended => SuspendedAt is { } stopped && (PublishedAt is null || stopped >= PublishedAt);
}

/// <summary>The planned sessions of an offering (课次安排), as Enrolment last told.</summary>
public sealed class OfferingTimetable : RollRecord
{
    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>Day of each session.</summary>
    public DateOnly[] Days { get; set; } = [];

    /// <summary>Length of each session in minutes, in the same order.</summary>
    public int[] Minutes { get; set; } = [];

    /// <summary>Sessions planned from this day on.</summary>
    public int SessionsFrom(DateOnly day) => Days.Count(planned => planned >= day);

    /// <summary>
    /// Class-hours planned from this day on; the part of a class-hour left over in a session is not billed: 90 minutes are two of
    /// 40.
    /// </summary>
    public int ClassHoursFrom(DateOnly day, int classHourMinutes) =>
        Days.Zip(Minutes).Where(session => session.First >= day).Sum(session => session.Second / classHourMinutes);
}

/// <summary>A session that took place, and who was there (考勤).</summary>
public sealed class SessionTakenPlace
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Pupils present.</summary>
    public required Guid[] PresentPupilIds { get; init; }
}

/// <summary>A place that ended before the term did, and why (退出).</summary>
public sealed class EndedPlace
{
    /// <summary>The place.</summary>
    public required Guid PlaceId { get; init; }

    /// <summary>plain, illness, accident, familyEmergency, schoolOrder, transfer or offeringStopped.</summary>
    public required string ReasonKind { get; init; }

    /// <summary>First day without the pupil.</summary>
    public required DateOnly EffectiveOn { get; init; }
}

/// <summary>An authority's decision that a school issues no bills (暂停收费).</summary>
public sealed class ChargeFreeze
{
    /// <summary>The sanction.</summary>
    public required Guid SanctionId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }
}

/// <summary>A month's workload of a person (工作量), as the school confirmed it in Staffing.</summary>
public sealed class Workload
{
    /// <summary>The workload.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The month, e.g. 2026-09.</summary>
    public required string Month { get; init; }

    /// <summary>direct or management.</summary>
    public required string DutyRole { get; init; }

    /// <summary>The person's category, e.g. own, vendorStaff.</summary>
    public required string Category { get; init; }

    /// <summary>Sessions held.</summary>
    public required int SessionsHeld { get; init; }
}
