namespace AfterSchool.AppHost.Local.Processes;

/// <summary>A server this host knows how to set up, start and ask for its health.</summary>
internal interface IServer : IAsyncDisposable
{
    /// <summary>How its process is started.</summary>
    /// <exception cref="MissingPackageException">Its binaries are not on this machine.</exception>
    ProcessSpec Process { get; }

    /// <summary>Makes what must exist before the process starts; doing it again changes nothing.</summary>
    Task PrepareAsync(CancellationToken ct);

    /// <summary>Null when it serves; otherwise why not.</summary>
    Task<string?> ProbeAsync(CancellationToken ct);
}
