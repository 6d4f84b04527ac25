using System.Security.Cryptography;

namespace AfterSchool.ServiceDefaults.Pages;

/// <summary>The one style sheet of every page, kept in the assembly: any process can serve any page's style.</summary>
public static class PageStyle
{
    internal static readonly byte[] Sheet = Read();

    /// <summary>A digest of the sheet: a new sheet has a new address, so browsers may keep one for ever.</summary>
    internal static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Sheet))[..16];

    /// <summary>Where pages link to.</summary>
    public static string Address { get; } = $"/assets/pages.css?v={Hash}";

    private static byte[] Read()
    {
        using var memory = new MemoryStream();
        foreach (var sheet in (string[])["pages.css", "law.css", "people.css", "desk.css"])
        {
            using var stream = typeof(PageStyle).Assembly.GetManifestResourceStream(sheet)!;
            stream.CopyTo(memory);
        }

        return memory.ToArray();
    }
}
