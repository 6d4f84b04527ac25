namespace AfterSchool.Safety.Gate;

/// <summary>What somebody comes for.</summary>
public enum GatePurpose
{
    /// <summary>To teach (授课).</summary>
    Teach,

    /// <summary>To supervise children (带班).</summary>
    Supervise,

    /// <summary>To collect a child (接学生).</summary>
    Collect,

    /// <summary>To visit (来访).</summary>
    Visit,

    /// <summary>To deliver something (送货).</summary>
    Deliver,
}

/// <summary>Which way.</summary>
public enum GateDirection
{
    /// <summary>In (进校).</summary>
    In,

    /// <summary>Out (出校).</summary>
    Out,
}

/// <summary>Whether the gate opened.</summary>
public enum GateStatus
{
    /// <summary>Let through.</summary>
    Admitted,

    /// <summary>Waits at the gate for the duty manager.</summary>
    Waiting,

    /// <summary>Turned away.</summary>
    TurnedAway,
}

/// <summary>An entry in the gate's register (门卫登记).</summary>
public sealed class GateEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>The person, where the school knows them.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>A visitor's name, sealed under the ring of names with context <c>{Id}/name</c>.</summary>
    public string? VisitorNameSealed { get; init; }

    /// <summary>What for.</summary>
    public required GatePurpose Purpose { get; init; }

    /// <summary>Which way.</summary>
    public required GateDirection Direction { get; init; }

    /// <summary>Who registered it.</summary>
    public required Guid RegisteredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Whether the gate opened.</summary>
    public required GateStatus Status { get; set; }

    /// <summary>The duty manager who decided.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
}
