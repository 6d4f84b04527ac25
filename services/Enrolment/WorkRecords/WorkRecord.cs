using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.WorkRecords;

/// <summary>What a record is of.</summary>
public enum WorkKind
{
    /// <summary>The service as part of school-based research and courses (校本教研、精品课程).</summary>
    SchoolResearch,

    /// <summary>Homework, sleep, phones, reading matter and physique managed together (五项管理).</summary>
    FiveManagements,

    /// <summary>Parents' committee, parents' school, home and school together (家委会、家长学校、家校协同).</summary>
    HomeSchool,
}

/// <summary>
/// That something was done which a document asks for and no command of the service shows (工作记录): what, when, and where it can be seen.
/// A school's, or an education authority's of its division. Append-only; looked at in inspections.
/// </summary>
public sealed class WorkRecord
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school; none where an authority recorded its own work.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The school's term; none where an authority recorded its own work.</summary>
    public Guid? TermId { get; init; }

    /// <summary>Where it was done: the school's division, or the authority's.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>What it is of.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What it was.</summary>
    public required string Title { get; init; }

    /// <summary>What was done, and where it can be seen.</summary>
    public required string Words { get; init; }

    /// <summary>SHA-256 of the material, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }
}
