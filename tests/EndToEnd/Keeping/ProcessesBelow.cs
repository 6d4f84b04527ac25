using System.Diagnostics;

namespace AfterSchool.EndToEnd.Keeping;

/// <summary>The children of a host, found in <c>/proc</c> as an outsider would.</summary>
internal static class ProcessesBelow
{
    /// <summary>The one whose command line has these words.</summary>
    public static int Single(int parent, string words) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path.AsSpan()), out var id) ? id : 0)
            .Single(id =>
                id > 0
                && Parent(id) == parent
                && Read(id, "cmdline").Replace('\0', ' ').Contains(words, StringComparison.Ordinal)
            );

    /// <summary>A process's variables.</summary>
    public static Dictionary<string, string> Variables(int id) =>
        Read(id, "environ")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Sends a signal: STOP holds the process where it is, CONT lets it go on, INT asks it to end, KILL ends it.</summary>
    public static async Task SignalAsync(string signal, int id)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Whether it runs still.</summary>
    public static bool IsThere(int id) => Read(id, "stat") is { Length: > 0 } stat && After(stat)[0] != "Z";

    private static int Parent(int id) =>
        Read(id, "stat") is { Length: > 0 } stat ? int.Parse(After(stat)[1], provider: null) : 0;

    // 1 (name) S 2 …: the name may hold anything, so what counts comes after its closing bracket.
    private static string[] After(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
