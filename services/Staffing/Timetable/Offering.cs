namespace AfterSchool.Staffing.Timetable;

/// <summary>An offering on a school's menu (课后服务项目), as Enrolment last told.</summary>
public sealed class Offering
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; set; }

    /// <summary>The term.</summary>
    public Guid TermId { get; set; }

    /// <summary>academicSupport, enrichment or extendedCare.</summary>
    public string Category { get; set; } = "";

    /// <summary>ownStaff, external, vendor or publicWelfare.</summary>
    public string ProviderKind { get; set; } = "";

    /// <summary>When it was published last.</summary>
    public DateTimeOffset PublishedAt { get; set; }

    /// <summary>When the reviews of its content were asked for; none while its school is not known yet.</summary>
    public DateTimeOffset? ReviewAskedAt { get; set; }

    /// <summary>Whether somebody from outside provides it.</summary>
    public bool IsIntroduced => ProviderKind != OwnStaff;

    /// <summary>Whether an institution or organisation provides it (第三方机构或组织).</summary>
    public static bool IsOfOrganisation(string providerKind) => providerKind is not (OwnStaff or External);

    private const string OwnStaff = "ownStaff";
    private const string External = "external";
}

/// <summary>That an offering was suspended; kept apart from the offering, since either may be told first.</summary>
public sealed class Suspension
{
    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>When it was suspended last.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>The sessions of an offering (课表), as Enrolment last told; kept apart, since either may be told first.</summary>
public sealed class Schedule
{
    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; set; }

    /// <summary>Revision last applied.</summary>
    public long Revision { get; set; }

    /// <summary>Every session of the term.</summary>
    public List<SessionSlot> Sessions { get; set; } = [];

    /// <summary>Day of the first session; none without one.</summary>
    public DateOnly? FirstDay => Sessions.Count == 0 ? null : Sessions.Min(session => session.Day);
}

/// <summary>One session on the timetable.</summary>
/// <param name="Day">The day.</param>
/// <param name="Starts">Start, China Standard Time.</param>
/// <param name="Ends">End.</param>
public sealed record SessionSlot(DateOnly Day, TimeOnly Starts, TimeOnly Ends)
{
    /// <summary>Whether nobody can be in both.</summary>
    public bool Meets(SessionSlot other) => Day == other.Day && Starts < other.Ends && other.Starts < Ends;

    /// <summary>Length, in minutes.</summary>
    public int Minutes() => (int)(Ends - Starts).TotalMinutes;
}
