using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Staffing.Vendors;

/// <summary>The competent education authority's permission for a school to let third parties in (允许第三方机构进入).</summary>
public sealed class SchoolPermit
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school; one permit each.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string Number { get; init; }

    /// <summary>Division of the authority.</summary>
    public required DivisionCode Authority { get; init; }

    /// <summary>The version of the criteria that it was given by (审批标准); none while the authority has none.</summary>
    public required Guid? StandardId { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset GrantedAt { get; init; }
}

/// <summary>How many schools of an authority may let third parties in: one row, so that two officials meet here (总体数量).</summary>
public sealed class PermitTotal
{
    /// <summary>Its id; also what the duty to set a total is about.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division of the authority.</summary>
    public required DivisionCode Authority { get; init; }

    /// <summary>Schools permitted so far.</summary>
    public int Schools { get; set; }
}

/// <summary>A substantiated complaint at a school (查实投诉), kept beside its permit for the authority's adjustments.</summary>
public sealed class SchoolWarning
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The complaint desk's category.</summary>
    public required string Category { get; init; }

    /// <summary>When it was found true.</summary>
    public required DateTimeOffset At { get; init; }
}
