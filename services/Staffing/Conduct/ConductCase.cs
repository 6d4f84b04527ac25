using AfterSchool.Staffing.Schools;

namespace AfterSchool.Staffing.Conduct;

/// <summary>Misconduct around the service (违规行为): reported, then found true or not by the education authority.</summary>
public sealed class ConductCase : IAtSchool
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required Guid SchoolId { get; init; }

    /// <summary>What is reported.</summary>
    public required ConductKind Kind { get; init; }

    /// <summary>The vendor it is about.</summary>
    public required Guid? VendorId { get; init; }

    /// <summary>The person it is about.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>Of connivance: the soliciting that was let happen.</summary>
    public required Guid? LinkedTo { get; init; }

    /// <summary>The complaint with Supervision, where there is one.</summary>
    public required Guid? ComplaintId { get; init; }

    /// <summary>What is said to have happened; no names.</summary>
    public required string Summary { get; init; }

    /// <summary>When it was reported.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>Whether the authority found it true; none while it has not.</summary>
    public bool? Substantiated { get; private set; }

    /// <summary>Number of the finding (认定文号).</summary>
    public string? FindingNumber { get; private set; }

    /// <summary>Number of the order that suspends the vendor (暂停令文号).</summary>
    public string? SuspensionNumber { get; private set; }

    /// <summary>Whether a vendor may be suspended over it: it is found true, and never before.</summary>
    public bool MaySuspend => Substantiated == true && VendorId is not null;

    /// <summary>Records the finding.</summary>
    public void Find(bool substantiated, string number) => (Substantiated, FindingNumber) = (substantiated, number);

    /// <summary>Records the order that suspends the vendor.</summary>
    public void Suspend(string number) => SuspensionNumber = number;
}

/// <summary>What is reported.</summary>
public enum ConductKind
{
    /// <summary>Recruiting pupils in the service's name (以课后服务名义招揽生源).</summary>
    Soliciting,

    /// <summary>Staff who let that happen (纵容校外培训机构招揽生源).</summary>
    Connivance,

    /// <summary>A teacher's paid tutoring off campus (教师校外有偿补课).</summary>
    PaidTutoring,
}
