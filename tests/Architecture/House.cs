using System.Reflection;
using System.Runtime.CompilerServices;

namespace AfterSchool.Architecture;

/// <summary>The checkout and its assemblies.</summary>
internal static class House
{
    /// <summary>The five that decide by the law.</summary>
    public static readonly string[] Five = ["Enrolment", "Fees", "Staffing", "Safety", "Supervision"];

    /// <summary>Everybody who speaks or listens.</summary>
    public static readonly string[] Services = [.. Five, "Directory"];

    /// <summary>Folders of the product's own code.</summary>
    private static readonly string[] Product = ["AppHost", "ServiceDefaults", "services", "gateway"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static Assembly AssemblyOf(string service) => Assembly.Load($"AfterSchool.{service}");

    public static IEnumerable<string> Sources(params string[] folders) =>
        (folders.Length == 0 ? Product : folders)
            .SelectMany(folder =>
                System.IO.Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Split('/').Any(part => part is "obj" or "bin" or "Migrations"));

    public static string Short(string file) => Path.GetRelativePath(Root, file);

    private static string Here([CallerFilePath] string path = "") => path;
}
