namespace AfterSchool.Supervision.Identity;

/// <summary>Who complained (投诉人身份), sealed, in a table of its own.</summary>
public sealed class CallerIdentity
{
    /// <summary>The complaint.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The name, sealed with context <c>{CaseId}/name</c>.</summary>
    public string? NameSealed { get; set; }

    /// <summary>The phone number, sealed with context <c>{CaseId}/phone</c>.</summary>
    public string? PhoneSealed { get; set; }

    /// <summary>The number blinded, to know a caller again without knowing who it is.</summary>
    public string? PhoneBlind { get; set; }
}

/// <summary>Somebody asks to read who complained, and why. Append-only.</summary>
public sealed class IdentityRequest
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The complaint.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Account of the one who asks.</summary>
    public required Guid RequestedBy { get; init; }

    /// <summary>Why it must be known.</summary>
    public required string Reason { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RequestedAt { get; init; }
}

/// <summary>A second person agreed to a request (二人授权). Append-only; one for each request.</summary>
public sealed class IdentityApproval
{
    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>Account of the second person.</summary>
    public required Guid ApprovedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ApprovedAt { get; init; }
}

/// <summary>Who complained was read (查阅记录): written and committed before the seal is opened. Append-only.</summary>
public sealed class IdentityRead
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The complaint.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The approved request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>Account of the reader.</summary>
    public required Guid ReadBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}
