namespace AfterSchool.AppHost.Local.Running;

/// <summary>What one resource said: whole in its file, the last lines at hand for whoever must explain a failure.</summary>
internal sealed class ResourceLog : IDisposable
{
    private const int LinesAtHand = 12;
    private const long SizeLimitBytes = 32 * 1024 * 1024;
    private readonly Lock gate = new();
    private readonly Queue<string> last = [];
    private readonly Action<string>? alsoTo;
    private StreamWriter writer;

    /// <param name="path">The file; earlier runs stay in it up to its limit, then in one older file.</param>
    /// <param name="alsoTo">Told every line too.</param>
    public ResourceLog(string path, Action<string>? alsoTo)
    {
        (Path, this.alsoTo) = (path, alsoTo);
        writer = Open();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The last lines.</summary>
    public string Tail
    {
        get
        {
            lock (gate)
                return string.Join('\n', last.Select(line => $"    {line}"));
        }
    }

    /// <summary>Writes a line.</summary>
    public void Write(string line)
    {
        lock (gate)
        {
            last.Enqueue(line);
            if (last.Count > LinesAtHand)
                last.Dequeue();
            if (writer.BaseStream.Length > SizeLimitBytes)
            {
                writer.Dispose();
                writer = Open();
            }
            writer.WriteLine(line);
            alsoTo?.Invoke(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private StreamWriter Open()
    {
        if (File.Exists(Path) && new FileInfo(Path).Length > SizeLimitBytes)
            File.Move(Path, $"{Path}.1", overwrite: true);
        return new StreamWriter(Path, append: true) { AutoFlush = true };
    }
}
