using AfterSchool.Staffing.Schools;

namespace AfterSchool.Staffing.WorkingHours;

/// <summary>How a school grants flexible working hours (弹性上下班制).</summary>
public enum FlexibleHoursMethod
{
    /// <summary>The school arranges it (学校可统筹安排).</summary>
    SchoolMay,

    /// <summary>The school arranges it for those who serve (参与课后服务的教师).</summary>
    SchoolMayForThoseWhoServe,

    /// <summary>For those who serve, by a scheme of that school (一校一案).</summary>
    OwnSchemeOfSchool,
}

/// <summary>A school's scheme of flexible hours, in its plan or as a document of its own (一校一案). Append-only.</summary>
public sealed class FlexibleHoursScheme
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Title of the document, or the section of the plan.</summary>
    public required string Title { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}

/// <summary>Time off that a school has granted for the service given (弹性上下班). Append-only.</summary>
public sealed class FlexibleHoursGrant : IAtSchool
{
    /// <inheritdoc />
    public required Guid Id { get; init; }

    /// <inheritdoc />
    public required Guid SchoolId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>From when, China Standard Time.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>Until when.</summary>
    public required TimeOnly Until { get; init; }

    /// <summary>The scheme it is granted by; none where the place asks for none.</summary>
    public required Guid? SchemeId { get; init; }

    /// <summary>When it was granted.</summary>
    public required DateTimeOffset GrantedAt { get; init; }
}

/// <summary>Time off asked for.</summary>
/// <param name="Day">The day.</param>
/// <param name="From">From when, China Standard Time.</param>
/// <param name="Until">Until when.</param>
public sealed record TimeOff(DateOnly Day, TimeOnly From, TimeOnly Until);

/// <summary>What flexible hours are judged by beside the time itself.</summary>
/// <param name="Participates">Whether the person serves an offering.</param>
/// <param name="HasScheme">Whether the school has a scheme of its own in force.</param>
public sealed record FlexibleHoursFacts(bool Participates, bool HasScheme);
