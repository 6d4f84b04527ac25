namespace AfterSchool.AppHost.Local.Running;

/// <summary>Where a resource is in its life.</summary>
internal enum ResourceState
{
    /// <summary>Waits for what it depends on.</summary>
    Waiting,

    /// <summary>Its process runs but is not healthy yet, or not any more.</summary>
    Starting,

    /// <summary>Its process runs and is healthy.</summary>
    Healthy,

    /// <summary>Its process has died; it will be started again after a pause.</summary>
    Restarting,

    /// <summary>It ran once and ended as expected.</summary>
    Finished,

    /// <summary>It will not run: it, or something it depends on, could not do its work.</summary>
    Failed,

    /// <summary>The host has ended it.</summary>
    Stopped,
}

/// <summary>What is known of a resource at this moment.</summary>
internal sealed record ResourceStatus(string Name)
{
    /// <summary>Where it is in its life.</summary>
    public ResourceState State { get; init; } = ResourceState.Waiting;

    /// <summary>Why it is there, for people.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Where it answers.</summary>
    public string Address { get; init; } = "";

    /// <summary>Its process, while there is one.</summary>
    public int? ProcessId { get; init; }

    /// <summary>How often it has died and been started again.</summary>
    public int Restarts { get; init; }

    /// <summary>When its process was started.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>True when it needs nothing more for the application to be ready.</summary>
    public bool IsReady => State is ResourceState.Healthy or ResourceState.Finished;
}
