using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Supervision.Findings;

/// <summary>A duty that was not done in time (督导发现的问题): stands against the body bound, whoever else was late. Append-only.</summary>
public sealed class OverdueFinding
{
    /// <summary>The duty; one finding for each.</summary>
    public required Guid Id { get; init; }

    /// <summary>The service whose matter it is.</summary>
    public required string Service { get; init; }

    /// <summary>Rule code.</summary>
    public required string Rule { get; init; }

    /// <summary>Who is bound: school, educationAuthority, …</summary>
    public required string BoundBody { get; init; }

    /// <summary>The school concerned, where there is one.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The division concerned.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Last day it was to be done.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Edition it follows from.</summary>
    public required string Edition { get; init; }

    /// <summary>The article.</summary>
    public required string Article { get; init; }

    /// <summary>The sentence, verbatim.</summary>
    public required string Quote { get; init; }

    /// <summary>When it was told.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
