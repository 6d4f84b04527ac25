namespace AfterSchool.Fees.SchoolNotices;

/// <summary>What a school tells all its families about the service and its fees (致家长通知). Append-only.</summary>
public sealed class SchoolNotice
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset At { get; init; }
}
