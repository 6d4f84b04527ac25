using AfterSchool.Staffing.Schools;

namespace AfterSchool.Staffing.ContentReviews;

/// <summary>A body's review of what an item offers and how (课程内容、服务方式审核). Append-only: of a body the latest counts.</summary>
public sealed class ContentReview : IAtSchool
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required Guid SchoolId { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>Who reviewed.</summary>
    public required ReviewBody Body { get; init; }

    /// <summary>Whether content and mode of delivery pass; what does not pass leaves the task open.</summary>
    public required bool Passed { get; init; }

    /// <summary>What was found.</summary>
    public required string Words { get; init; }

    /// <summary>Account of the one who recorded it.</summary>
    public required Guid RecordedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>Who reviews.</summary>
public enum ReviewBody
{
    /// <summary>The school (学校).</summary>
    School,

    /// <summary>The education authority (教育行政部门).</summary>
    EducationAuthority,
}

/// <summary>Which items are reviewed.</summary>
public enum ReviewedItems
{
    /// <summary>Every item (课后服务课程内容、服务方式).</summary>
    EveryItem,

    /// <summary>What somebody from outside provides (引进环节).</summary>
    IntroducedItems,
}
