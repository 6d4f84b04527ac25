using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.AppHost.Local.Running;

/// <summary>The one folder with everything that outlives a run. One host at a time holds it.</summary>
internal sealed class DataFolder(string path) : IDisposable
{
    private const string LockName = "host.lock";
    private const string HolderName = "host.txt";
    private FileStream? held;

    /// <summary>Where it is.</summary>
    public string Root { get; } = Path.GetFullPath(path);

    /// <summary>
    /// The folder <c>.data</c> of the checkout; or, where the checkout is closed to the system user that PostgreSQL must run as (one under
    /// <c>/root</c>, say), <c>/var/lib/afterschool</c>.
    /// </summary>
    public static string Usual(string repository) =>
        Environment.IsPrivilegedProcess && !OthersMayEnter(repository)
            ? "/var/lib/afterschool"
            : Path.Combine(repository, ".data");

    /// <summary>A folder within, for one resource or one purpose.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;

    /// <summary>A file within.</summary>
    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Takes the folder for this process; the kernel gives it back when the process ends, however it ends.</summary>
    /// <param name="address">Where this host's application will answer, for whoever finds the folder taken.</param>
    /// <exception cref="AlreadyRunningException">Another host holds it.</exception>
    public void Take(string address)
    {
        Directory.CreateDirectory(Root);
        try
        {
            held = new FileStream(File(LockName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            throw new AlreadyRunningException(System.IO.File.ReadAllText(File(HolderName)));
        }
        System.IO.File.WriteAllText(File(HolderName), $"process {Environment.ProcessId}, {address}");
    }

    /// <summary>True when there is nothing but the lock.</summary>
    public bool IsEmpty => !Contents.Any();

    private IEnumerable<FileSystemInfo> Contents =>
        new DirectoryInfo(Root).EnumerateFileSystemInfos().Where(IsNotTheHoldersMark);

    /// <summary>Removes everything but the lock.</summary>
    public void Empty()
    {
        foreach (var entry in Contents)
        {
            if (entry is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => held?.Dispose();

    private static bool IsNotTheHoldersMark(FileSystemInfo entry) => entry.Name is not (LockName or HolderName);

    private static bool OthersMayEnter(string folder)
    {
        if (OperatingSystem.IsWindows())
            return true;
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            if (place.Exists && !place.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }
        return true;
    }
}

/// <summary>Another host holds the data folder.</summary>
/// <param name="holder">Its process and address.</param>
internal sealed class AlreadyRunningException(string holder) : Exception($"Already running: {holder}.");
