using System.IO.Compression;
using System.Xml;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>Gives a workbook back as it came, with one more column that says what is wrong with each row.</summary>
internal static class ProblemColumn
{
    /// <summary>What the column's heading begins with; by it a workbook that comes back is known.</summary>
    public const string Heading = "错误/Problem";

    private const int MostCharacters = 32_000;
    private const int WidthCharacters = 60;

    /// <summary>Writes the workbook anew; null where a part that no row was read from cannot be read.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="place">Where its sheet and the column are.</param>
    /// <param name="said">What is said in each row that has something said.</param>
    public static MemoryStream? Add(Stream file, SheetPlace place, IReadOnlyDictionary<int, string> said)
    {
        try
        {
            return Written(file, place, said);
        }
        catch (Exception broken) when (WorkbookFile.IsUnreadable(broken))
        {
            return null;
        }
    }

    // Every other part byte for byte, every other cell as it was.
    private static MemoryStream Written(Stream file, SheetPlace place, IReadOnlyDictionary<int, string> said)
    {
        using var book = WorkbookFile.Open(file);
        var answer = new MemoryStream();
        using (var zip = new ZipArchive(answer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in book.Parts)
            {
                var entry = zip.CreateEntry(part.FullName, CompressionLevel.Fastest);
                entry.LastWriteTime = part.LastWriteTime;
                using var into = entry.Open();
                if (WorkbookFile.Is(part, place.Part))
                    Rewrite(book.Read(place.Part, keepsSpace: true), into, place.ProblemColumn, said);
                else
                    using (var from = book.Unpack(part))
                        from.CopyTo(into);
            }

        answer.Position = 0;
        return answer;
    }

    private static void Rewrite(XmlReader xml, Stream into, int column, IReadOnlyDictionary<int, string> said)
    {
        using var reader = xml;
        using var writer = XmlWriter.Create(into, new XmlWriterSettings { NewLineHandling = NewLineHandling.Entitize });
        writer.WriteStartDocument(standalone: true);
        var (row, hasWidths) = (0, false);
        var goesOn = reader.Read();
        while (goesOn)
            switch (reader.NodeType, reader.LocalName)
            {
                case (XmlNodeType.XmlDeclaration, _):
                    goesOn = reader.Read();
                    break;
                // Said for speed alone, and no longer true.
                case (XmlNodeType.Element, "dimension"):
                    reader.Skip();
                    break;
                case (XmlNodeType.Element, "cols"):
                    hasWidths = true;
                    CopyWidths(reader, writer, column);
                    break;
                case (XmlNodeType.Element, "sheetData"):
                    if (!hasWidths)
                        WriteWidths(reader, writer, column);
                    Open(reader, writer);
                    goesOn = reader.Read();
                    break;
                case (XmlNodeType.Element, "row"):
                    row = SheetCell.Whole(reader.GetAttribute("r")) ?? row + 1;
                    CopyRow(reader, writer, column, said.GetValueOrDefault(row), row);
                    break;
                case (XmlNodeType.Element, _) when reader.Depth == 0:
                    Open(reader, writer);
                    goesOn = reader.Read();
                    break;
                case (XmlNodeType.EndElement, _):
                    writer.WriteFullEndElement();
                    goesOn = reader.Read();
                    break;
                default:
                    writer.WriteNode(reader, defattr: false);
                    goesOn = !reader.EOF;
                    break;
            }
    }

    // The reader stands on the row and is left behind it.
    private static void CopyRow(XmlReader reader, XmlWriter writer, int column, string? said, int row)
    {
        var isEmpty = reader.IsEmptyElement;
        var (prefix, name, space, depth) = (reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Depth);
        writer.WriteStartElement(prefix, name, space);
        for (var there = reader.MoveToFirstAttribute(); there; there = reader.MoveToNextAttribute())
            if (reader.Name != "spans")
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
        reader.MoveToElement();
        reader.Read();
        var (at, style) = (0, (string?)null);
        while (!isEmpty && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                at = SheetCell.At(reader.GetAttribute("r")).Column is var given and > 0 ? given : at + 1;
                if (at == column)
                {
                    style = reader.GetAttribute("s");
                    reader.Skip();
                    continue;
                }

                if (at > column)
                    (said, style) = (WriteCell(writer, prefix, space, said, style, column, row), null);
            }

            writer.WriteNode(reader, defattr: false);
        }

        WriteCell(writer, prefix, space, said, style, column, row);
        writer.WriteEndElement();
        if (!isEmpty)
            reader.Read();
    }

    private static string? WriteCell(
        XmlWriter writer,
        string prefix,
        string space,
        string? said,
        string? style,
        int column,
        int row
    )
    {
        if (said is null)
            return null;
        writer.WriteStartElement(prefix, "c", space);
        writer.WriteAttributeString("r", $"{SheetCell.Letters(column)}{row}");
        if (style is not null)
            writer.WriteAttributeString("s", style);
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteStartElement(prefix, "is", space);
        writer.WriteStartElement(prefix, "t", space);
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(said.Length <= MostCharacters ? said : said[..MostCharacters] + "…");
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
        return null;
    }

    private static void Open(XmlReader reader, XmlWriter writer)
    {
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        writer.WriteAttributes(reader, defattr: false);
        if (reader.IsEmptyElement)
            writer.WriteEndElement();
    }

    private static void CopyWidths(XmlReader reader, XmlWriter writer, int column)
    {
        var (depth, isTaken) = (reader.Depth, false);
        var (prefix, space) = (reader.Prefix, reader.NamespaceURI);
        Open(reader, writer);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element)
                isTaken |= int.TryParse(reader.GetAttribute("max"), out var last) && last >= column;
            writer.WriteNode(reader, defattr: false);
        }

        if (!isTaken)
            WriteWidth(writer, prefix, space, column);
        writer.WriteEndElement();
        reader.Read();
    }

    private static void WriteWidths(XmlReader reader, XmlWriter writer, int column)
    {
        writer.WriteStartElement(reader.Prefix, "cols", reader.NamespaceURI);
        WriteWidth(writer, reader.Prefix, reader.NamespaceURI, column);
        writer.WriteEndElement();
    }

    private static void WriteWidth(XmlWriter writer, string prefix, string space, int column)
    {
        writer.WriteStartElement(prefix, "col", space);
        writer.WriteAttributeString("min", $"{column}");
        writer.WriteAttributeString("max", $"{column}");
        writer.WriteAttributeString("width", $"{WidthCharacters}");
        writer.WriteAttributeString("customWidth", "1");
        writer.WriteEndElement();
    }
}
