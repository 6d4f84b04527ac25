using System.Globalization;
using AfterSchool.Testing;

namespace AfterSchool.Load;

/// <summary>Processor time of this process's descendants, by what they are; Linux only, as the local host is.</summary>
internal sealed class ProcessorTime
{
    private readonly Dictionary<string, double> _seconds = [];

    private ProcessorTime() { }

    /// <summary>As it stands now.</summary>
    public static ProcessorTime Now()
    {
        var now = new ProcessorTime();
        foreach (var id in ProcessTree.Below(Environment.ProcessId).Prepend(Environment.ProcessId))
            now._seconds[NameOf(id)] = now._seconds.GetValueOrDefault(NameOf(id)) + ProcessTree.ProcessorSeconds(id);
        return now;
    }

    /// <summary>Who took how much of one core since then, most first.</summary>
    /// <param name="since">The earlier reading.</param>
    /// <param name="seconds">Seconds between both.</param>
    public string Since(ProcessorTime since, double seconds) =>
        string.Join(
            ", ",
            _seconds
                .Select(one => (one.Key, Share: (one.Value - since._seconds.GetValueOrDefault(one.Key)) / seconds))
                .Where(one => one.Share >= 0.01)
                .OrderByDescending(one => one.Share)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Share:0.00}"))
        );

    private static string NameOf(int id) =>
        id == Environment.ProcessId ? "callers and echo"
        : ProcessTree.Command(id) is var command
        && command.Split(' ').FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal)) is { } program
            ? Path.GetFileNameWithoutExtension(program).Replace("AfterSchool.", "", StringComparison.Ordinal)
        : command.Contains("postgres", StringComparison.Ordinal) ? "PostgreSQL"
        : command.Contains("beam", StringComparison.Ordinal) ? "RabbitMQ"
        : "other";
}
