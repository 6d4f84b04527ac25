using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Supervision.Sanctions;

/// <summary>What the authority decided on a complaint found true (处理决定), obeyed by the other services. Append-only.</summary>
public sealed class Sanction
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The complaint.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>What it is.</summary>
    public required SanctionKind Kind { get; init; }

    /// <summary>The vendor banned, or the school whose charges are frozen.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Only for this school; none: everywhere in the division.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>Where it holds: the division of the authority that decided.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The decision's words.</summary>
    public required string Words { get; init; }

    /// <summary>Account of the one who decided.</summary>
    public required Guid DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>What a sanction is.</summary>
public enum SanctionKind
{
    /// <summary>A vendor may not serve schools (清退机构).</summary>
    VendorBan,

    /// <summary>A school may not issue bills (停止收费).</summary>
    ChargeFreeze,
}
