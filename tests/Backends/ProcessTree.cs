using System.Globalization;
using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.Testing;

/// <summary>This machine's processes, as <c>/proc</c> shows them to an outsider. One that is gone has neither words nor children.</summary>
public static class ProcessTree
{
    /// <summary>Asks it to end.</summary>
    public const int Interrupt = 2;

    /// <summary>Ends it.</summary>
    public const int Kill = 9;

    /// <summary>Lets it go on.</summary>
    public const int Continue = 18;

    /// <summary>Holds it where it is.</summary>
    public const int Stop = 19;

    /// <summary>Ids of a process's children.</summary>
    public static IEnumerable<int> Children(int parent) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path.AsSpan()), out var id) ? id : 0)
            .Where(id => id > 0 && Stat(id) is { } stat && Number(stat[1]) == parent);

    /// <summary>Every process below that one, to the last grandchild.</summary>
    public static IEnumerable<int> Below(int parent) => Children(parent).SelectMany(id => Below(id).Prepend(id));

    /// <summary>The child whose command line has these words.</summary>
    public static int Child(int parent, string words) =>
        Children(parent).Single(id => Command(id).Contains(words, StringComparison.Ordinal));

    /// <summary>How the process was started; empty when it is gone.</summary>
    public static string Command(int id) => Read(id, "cmdline").Replace('\0', ' ').Trim();

    /// <summary>A process's variables.</summary>
    public static Dictionary<string, string> Variables(int id) =>
        Read(id, "environ")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Whether it runs still; one that has ended and waits for its parent to hear of it does not.</summary>
    public static bool IsThere(int id) => Stat(id) is { } stat && stat[0] != "Z";

    /// <summary>Seconds of processor time it has taken.</summary>
    public static double ProcessorSeconds(int id) =>
        // The kernel counts in hundredths.
        Stat(id) is { } stat
            ? (Number(stat[11]) + Number(stat[12])) / 100.0
            : 0;

    /// <summary>Sends a process a signal; one that is gone already is no error.</summary>
    public static void Send(int id, int signal) => ((Signal)signal).Send(id);

    // 1 (name) S 2 …: the name may hold anything, so what counts comes after its closing bracket.
    private static string[]? Stat(int id) =>
        Read(id, "stat") is { Length: > 0 } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
