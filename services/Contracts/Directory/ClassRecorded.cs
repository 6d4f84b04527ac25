namespace AfterSchool.Contracts.Directory;

/// <summary>A class (班级) as the roll has it now.</summary>
/// <remarks>Told when a class is entered or changed.</remarks>
public sealed record ClassRecorded
{
    /// <summary>The class.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>Grows with every change of this record; the greatest one seen is the truth.</summary>
    public required long Revision { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Grade 1 to 9.</summary>
    public required int Grade { get; init; }

    /// <summary>The class's public name.</summary>
    public required string Name { get; init; }

    /// <summary>The account of the class teacher (班主任).</summary>
    public required Guid? ClassTeacherAccountId { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}
