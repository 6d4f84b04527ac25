using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Supervision.Disclosures;

/// <summary>A term's accounts (学期收支) as Fees closed them.</summary>
public sealed class TermAccounts
{
    /// <summary>The term; a term is of one school.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Collected.</summary>
    public required Money Collected { get; init; }

    /// <summary>Spent.</summary>
    public required Money Spent { get; init; }

    /// <summary>Surplus returned to those who paid.</summary>
    public required Money Returned { get; init; }

    /// <summary>When the duty to disclose them was opened; none until the school is known.</summary>
    public DateTimeOffset? JudgedAt { get; set; }
}

/// <summary>The accounts of a term were published to parents (公示). Append-only.</summary>
public sealed class Disclosure
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Where it can be read: notice board, address.</summary>
    public required string Place { get; init; }

    /// <summary>The day it was published.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Collected.</summary>
    public required Money Collected { get; init; }

    /// <summary>Spent.</summary>
    public required Money Spent { get; init; }

    /// <summary>Surplus returned.</summary>
    public required Money Returned { get; init; }

    /// <summary>Account of the one who entered it.</summary>
    public required Guid EnteredBy { get; init; }
}
