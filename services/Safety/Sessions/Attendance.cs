namespace AfterSchool.Safety.Sessions;

/// <summary>What the roll call found (考勤).</summary>
public enum Mark
{
    /// <summary>There (到).</summary>
    Present,

    /// <summary>Not there, and the school knows why (请假).</summary>
    AbsentExplained,

    /// <summary>Not there, and nobody knows why (缺席).</summary>
    AbsentUnexplained,
}

/// <summary>One child's mark in one session.</summary>
public sealed class Attendance
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }

    /// <summary>The mark.</summary>
    public Mark Mark { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset MarkedAt { get; set; }

    /// <summary>Who marked it.</summary>
    public Guid MarkedBy { get; set; }
}

/// <summary>That somebody read children's names (姓名查阅记录). Append-only, ids only.</summary>
public sealed class NameRead
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The session whose roster was read.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Who read it.</summary>
    public required Guid ReaderId { get; init; }

    /// <summary>Whose names were opened.</summary>
    public required Guid[] PupilIds { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
