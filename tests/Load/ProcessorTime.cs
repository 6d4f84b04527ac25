using System.Globalization;

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
        var all = Directory.EnumerateDirectories("/proc").Select(Read).OfType<Running>().ToDictionary(one => one.Id);
        foreach (var one in all.Values.Where(one => IsOurs(one, all)))
            now._seconds[one.Name] = now._seconds.GetValueOrDefault(one.Name) + one.Seconds;
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

    private static bool IsOurs(Running one, Dictionary<int, Running> all)
    {
        for (Running? at = one; at is not null; at = all.GetValueOrDefault(at.Parent))
            if (at.Id == Environment.ProcessId)
                return true;
        return false;
    }

    private static Running? Read(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), out var id))
            return null;
        try
        {
            var stat = File.ReadAllText($"{folder}/stat");
            var words = File.ReadAllText($"{folder}/cmdline").Split('\0');
            // After the name in brackets, which may hold anything: state, parent, … user and system time in hundredths.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks =
                long.Parse(fields[11], CultureInfo.InvariantCulture)
                + long.Parse(fields[12], CultureInfo.InvariantCulture);
            return new(id, int.Parse(fields[1], CultureInfo.InvariantCulture), Name(id, words), ticks / 100.0);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Name(int id, string[] words) =>
        id == Environment.ProcessId ? "callers and echo"
        : words.FirstOrDefault(word => word.EndsWith(".dll", StringComparison.Ordinal)) is { } program
            ? Path.GetFileNameWithoutExtension(program).Replace("AfterSchool.", "", StringComparison.Ordinal)
        : words[0].Contains("postgres", StringComparison.Ordinal) ? "PostgreSQL"
        : words[0].Contains("beam", StringComparison.Ordinal) ? "RabbitMQ"
        : "other";

    private sealed record Running(int Id, int Parent, string Name, double Seconds);
}
