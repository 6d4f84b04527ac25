namespace AfterSchool.Safety.Terms;

/// <summary>A term whose plan is in force (开展课后服务的学期): what safety asks before and in it is judged once term and school are known.</summary>
public sealed class PlannedTerm
{
    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>When it was first looked at.</summary>
    public DateTimeOffset? JudgedAt { get; set; }
}
