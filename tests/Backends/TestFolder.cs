using AfterSchool.AppHost.Local.Processes;

namespace AfterSchool.Testing;

/// <summary>
/// This process's temporary folder, named by its process id: whoever comes next removes those whose process is no more, so that a
/// killed test run leaves nothing for long.
/// </summary>
internal static class TestFolder
{
    private const string Prefix = "afterschool-backends-";
    private static readonly string Own = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}");

    /// <summary>Makes a folder of this name within.</summary>
    public static string Make(string name)
    {
        RemoveThoseLeftBehind();
        return Directory.CreateDirectory(Path.Combine(Own, name)).FullName;
    }

    /// <summary>Removes the folder; a file in use at this moment is left to whoever comes next.</summary>
    public static void Remove() => Remove(Own);

    private static void RemoveThoseLeftBehind()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            if (int.TryParse(Path.GetFileName(folder)[Prefix.Length..], out var owner) && !Signals.IsAlive(owner))
                Remove(folder);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException) { }
        catch (UnauthorizedAccessException) { }
    }
}
