namespace AfterSchool.AppHost.Local.Processes;

/// <summary>How one local process is started, and how it is ended.</summary>
/// <param name="Command">The executable, by path or by name on the PATH.</param>
/// <param name="Arguments">Its arguments, one each, never split.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Environment">Variables added to the host's own; a null value removes one.</param>
internal sealed record ProcessSpec(
    string Command,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string?> Environment
)
{
    /// <summary>The user to run as when the host is root; null keeps the host's own.</summary>
    public string? User { get; init; }

    /// <summary>The signal that asks for an orderly end.</summary>
    public Signal StopSignal { get; init; } = Signal.Terminate;

    /// <summary>The signal the kernel sends when the host is gone: nobody is left to insist, so it must be final.</summary>
    public Signal OrphanSignal { get; init; } = Signal.Kill;
}
