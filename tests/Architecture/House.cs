using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using AfterSchool.ServiceDefaults.Policy;

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

    /// <summary>The type of a service's page of the law.</summary>
    public static Type PageOf(string service) =>
        AssemblyOf(service).GetTypes().Single(type => type.IsSubclassOf(typeof(Page)));

    /// <summary>Every page of the law embedded in a service.</summary>
    public static IReadOnlyList<Page> PagesOf(string service)
    {
        var type = PageOf(service);
        var read = typeof(PageReader).GetMethod(nameof(PageReader.ReadAll))!.MakeGenericMethod(type);
        return [.. ((IEnumerable)read.Invoke(null, [type.Assembly])!).Cast<Page>()];
    }

    public static IEnumerable<string> Sources(params string[] folders) =>
        (folders.Length == 0 ? Product : folders)
            .SelectMany(folder =>
                System.IO.Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Split('/').Any(part => part is "obj" or "bin" or "Migrations"));

    public static string Short(string file) => Path.GetRelativePath(Root, file);

    private static string Here([CallerFilePath] string path = "") => path;
}
