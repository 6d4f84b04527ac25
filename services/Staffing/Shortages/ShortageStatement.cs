namespace AfterSchool.Staffing.Shortages;

/// <summary>A school's statement that its own staff does not suffice for a term (师资力量不足说明).</summary>
public sealed class ShortageStatement
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The term.</summary>
    public required Guid TermId { get; init; }

    /// <summary>What is short, and why own staff cannot do it.</summary>
    public required string Statement { get; init; }

    /// <summary>When it was stated.</summary>
    public required DateTimeOffset StatedAt { get; init; }
}
