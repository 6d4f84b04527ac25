namespace AfterSchool.Safety.Police;

/// <summary>Part of what the police do for pupils' way home.</summary>
public enum PoliceTask
{
    /// <summary>Hazards around the campus checked and put right (校园及周边安全隐患排查整治).</summary>
    Surroundings,

    /// <summary>Police stations and guard posts on the way manned (便民警务站、护学岗).</summary>
    GuardPost,

    /// <summary>Campus and surroundings patrolled (巡逻检查).</summary>
    Patrol,

    /// <summary>Traffic managed (交通管理).</summary>
    Traffic,
}

/// <summary>The police confirm a part of what they do around a campus. Append-only.</summary>
public sealed class PoliceConfirmation
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>What was done.</summary>
    public required PoliceTask Task { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What was seen and done.</summary>
    public required string Words { get; init; }

    /// <summary>The official who confirms it.</summary>
    public required Guid ConfirmedBy { get; init; }
}
