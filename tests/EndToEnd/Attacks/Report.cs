namespace AfterSchool.EndToEnd.Attacks;

/// <summary>Everything that was found, where the variable <c>ATTACKS</c> names a folder: an assertion shows only its beginning.</summary>
internal static class Report
{
    /// <summary>Writes a file.</summary>
    public static void Write(string name, IEnumerable<string> lines)
    {
        if (Environment.GetEnvironmentVariable("ATTACKS") is { Length: > 0 } folder)
            File.WriteAllLines(Path.Combine(folder, $"{name}.txt"), lines);
    }
}
