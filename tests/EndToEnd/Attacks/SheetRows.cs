using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>What stands in a workbook below the headings of its sheets.</summary>
internal static class SheetRows
{
    /// <summary>As JSON, a list for each row; a workbook of headings alone is an empty list, as a list of nothing is.</summary>
    public static string Of(Stream workbook)
    {
        using var zip = new ZipArchive(workbook);
        return JsonSerializer.Serialize(
            zip.Entries.Where(part => part.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
                .SelectMany(Below)
                .ToArray()
        );
    }

    private static IEnumerable<string[]> Below(ZipArchiveEntry sheet)
    {
        using var xml = sheet.Open();
        return
        [
            .. Named(XDocument.Load(xml), "row")
                .Skip(1)
                .Select(row => Named(row, "c").Select(one => one.Value).ToArray()),
        ];
    }

    private static IEnumerable<XElement> Named(XContainer within, string name) =>
        within.Descendants().Where(one => one.Name.LocalName == name);
}
