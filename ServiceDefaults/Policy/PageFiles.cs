using System.Reflection;

namespace AfterSchool.ServiceDefaults.Policy;

/// <summary>A page of the law as a file: embedded in the service, or lying in the folder of further pages.</summary>
/// <param name="Name">Name for people who must find it.</param>
/// <param name="Edition">Place and first day as the name has them: <c>hunan.2024-03-18</c>.</param>
/// <param name="Json">Its bytes.</param>
/// <param name="IsEmbedded">Whether it came with the service; such a page is never replaced.</param>
public sealed record PageFile(string Name, string Edition, ReadOnlyMemory<byte> Json, bool IsEmbedded);

/// <summary>Where pages of the law lie.</summary>
public static class PageFiles
{
    private const string Prefix = "pack.";
    private const string Suffix = ".json";

    /// <summary>Every page embedded as <c>pack.{place}.{from}.json</c>.</summary>
    public static IEnumerable<PageFile> Embedded(Assembly assembly)
    {
        foreach (var name in assembly.GetManifestResourceNames().Where(IsPage).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            yield return new PageFile(name, name[Prefix.Length..^Suffix.Length], memory.ToArray(), IsEmbedded: true);
        }
    }

    /// <summary>Every <c>{place}.{from}.json</c> in the service's own folder below that of <c>Policy:Pages</c>.</summary>
    /// <param name="folder">The folder of all services; none where nothing is configured.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="errors">Told when the folder is not there.</param>
    public static IEnumerable<PageFile> InFolder(string? folder, string service, ICollection<PageError> errors)
    {
        if (string.IsNullOrWhiteSpace(folder))
            return [];
        if (!Directory.Exists(folder))
        {
            errors.Add(
                new(folder, "", "Policy:Pages names a folder that is not there.", "Make it, or leave the setting out.")
            );
            return [];
        }

        var own = Path.Combine(folder, service);
        return Directory.Exists(own)
            ? Directory
                .EnumerateFiles(own, "*" + Suffix)
                .Order(StringComparer.Ordinal)
                .Select(path => new PageFile(
                    path,
                    Path.GetFileNameWithoutExtension(path),
                    File.ReadAllBytes(path),
                    IsEmbedded: false
                ))
                .ToArray()
            : [];
    }

    private static bool IsPage(string resource) =>
        resource.StartsWith(Prefix, StringComparison.Ordinal) && resource.EndsWith(Suffix, StringComparison.Ordinal);
}
