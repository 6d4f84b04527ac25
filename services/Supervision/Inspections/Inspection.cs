using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Supervision.Inspections;

/// <summary>The responsible inspector of a school (责任督学); one at a time.</summary>
public sealed class ResponsibleInspector
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The inspector's account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>First day of the next inspector; none while it is this one.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Account of the one who assigned it.</summary>
    public required Guid AssignedBy { get; init; }
}

/// <summary>What a visit looks at.</summary>
public enum VisitAspect
{
    /// <summary>Time (时间).</summary>
    Time,

    /// <summary>Mode (方式).</summary>
    Mode,

    /// <summary>Content (内容).</summary>
    Content,

    /// <summary>Safety measures (安全保障措施).</summary>
    Safety,
}

/// <summary>A visit of the responsible inspector (督学责任区随访). Append-only.</summary>
public sealed class InspectionVisit
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly VisitedOn { get; init; }

    /// <summary>What was looked at, by the codes of the page.</summary>
    public required string[] Aspects { get; init; }

    /// <summary>What was seen and advised.</summary>
    public required string Words { get; init; }

    /// <summary>The inspector's account.</summary>
    public required Guid InspectorId { get; init; }
}

/// <summary>A year of inspection, as its authority opened it (督导年度). Append-only.</summary>
public sealed class InspectionYear
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The division.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Schools there were.</summary>
    public required int Schools { get; init; }

    /// <summary>Those without a responsible inspector.</summary>
    public required int WithoutInspector { get; init; }

    /// <summary>Account of the one who opened it.</summary>
    public required Guid OpenedBy { get; init; }
}
