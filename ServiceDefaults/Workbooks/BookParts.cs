using System.Text;
using System.Xml;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>What a sheet cannot be read without: where it lies, the texts it shares, which cells are days, and when its calendar begins.</summary>
internal sealed class BookParts
{
    // Ten thousand rows of ten cells of fifty characters, and as much again.
    private const int MostCharacters = 10_000_000;
    private const int FirstOwnFormat = 164;

    // Ten thousand rows of fifty cells, none like another.
    private const int MostShared = 500_000;

    // A program takes 65,490 cell formats, and nobody makes a thousand sheets.
    private const int MostFormats = 65_536;
    private const int MostRelated = 1_000;

    private readonly HashSet<int> _dateStyles = [];
    private readonly List<string> _shared = [];
    private int _characters;

    private BookParts(string sheet, (string Name, string Part)[] others) => (Sheet, Others) = (sheet, others);

    /// <summary>The part of the sheet.</summary>
    public string Sheet { get; }

    /// <summary>The other sheets that are shown.</summary>
    public IReadOnlyList<(string Name, string Part)> Others { get; }

    /// <summary>Whether days are counted from 1904, as old Macintosh files do.</summary>
    public bool Is1904 { get; private init; }

    /// <summary>Texts that cells refer to.</summary>
    public IReadOnlyList<string> Shared => _shared;

    /// <summary>Whether a number of that style is shown as a day or a time.</summary>
    public bool IsDate(int style) => _dateStyles.Contains(style);

    /// <summary>Reads them; of several sheets the one with that name, or else the first that is shown.</summary>
    public static BookParts Of(WorkbookFile file, string sheetName)
    {
        var book =
            Related(file, "").FirstOrDefault(one => one.Type == "officeDocument").Part
            ?? throw new InvalidDataException("It is no workbook.");
        var related = Related(file, book);
        var (is1904, sheets) = SheetsIn(file, book, related);
        var shown = sheets.Where(one => one.IsShown).ToArray();
        var chosen = sheets.Where(one => one.Name == sheetName).Concat(shown).Select(one => one.Part).FirstOrDefault();
        var parts = new BookParts(
            chosen ?? throw new InvalidDataException("There is no sheet in it."),
            [.. shown.Where(one => one.Part != chosen).Select(one => (one.Name, one.Part))]
        )
        {
            Is1904 = is1904,
        };
        if (related.FirstOrDefault(one => one.Type == "styles").Part is { } styles && file.Has(styles))
            parts.ReadStyles(file, styles);
        if (related.FirstOrDefault(one => one.Type == "sharedStrings").Part is { } shared && file.Has(shared))
            parts.ReadShared(file, shared);
        return parts;
    }

    /// <summary>Counts text that is kept.</summary>
    public string Keep(string text)
    {
        _characters += text.Length;
        return _characters <= MostCharacters ? text : throw new InvalidDataException("There is too much text in it.");
    }

    /// <summary>The text of a <c>si</c> or <c>is</c>: its runs, without the reading aids above them (拼音).</summary>
    /// <remarks>The reader stands on the element and is left on its end.</remarks>
    public string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, text) = (xml.Depth, new StringBuilder());
        var goesOn = xml.Read();
        while (goesOn && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
                xml.Skip();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
                text.Append(Keep(xml.ReadElementContentAsString()));
            else
                goesOn = xml.Read();
        }

        return Decoded(text.ToString());
    }

    // Signs that XML cannot hold are written _x000D_.
    public static string Decoded(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;

    private void ReadShared(WorkbookFile file, string part)
    {
        using var xml = file.Read(part);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                Bound(_shared.Count, MostShared);
                _shared.Add(TextOf(xml));
            }
    }

    private void ReadStyles(WorkbookFile file, string part)
    {
        var own = new HashSet<int>();
        var (isCell, at) = (false, 0);
        using var xml = file.Read(part);
        while (xml.Read())
            if (xml.NodeType is XmlNodeType.Element)
                switch (xml.LocalName)
                {
                    case "numFmt" when SaysDate(xml.GetAttribute("formatCode")):
                        Bound(own.Count, MostFormats);
                        own.Add(FormatOf(xml));
                        break;
                    case "cellXfs":
                        isCell = true;
                        break;
                    case "xf" when isCell:
                        Bound(at, MostFormats);
                        var format = FormatOf(xml);
                        if (format < FirstOwnFormat ? IsBuiltInDate(format) : own.Contains(format))
                            _dateStyles.Add(at);
                        at++;
                        break;
                }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "cellXfs" })
                break;
    }

    // ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are days in Chinese editions.
    private static bool IsBuiltInDate(int format) =>
        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool SaysDate(string? code)
    {
        var (quoted, bracketed) = (false, false);
        for (var at = 0; at < code?.Length; at++)
            switch (code[at])
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case '[':
                    // [h] counts hours; [Red] and [$-804] colour and language.
                    bracketed = !(at + 1 < code.Length && char.ToUpperInvariant(code[at + 1]) is 'H' or 'M' or 'S');
                    break;
                case ']':
                    bracketed = false;
                    break;
                case var sign
                    when !quoted && !bracketed && char.ToUpperInvariant(sign) is 'Y' or 'M' or 'D' or 'H' or 'S':
                    return true;
            }

        return false;
    }

    private static (bool Is1904, List<OneSheet> Sheets) SheetsIn(
        WorkbookFile file,
        string book,
        IReadOnlyList<Relation> related
    )
    {
        var worksheets = related.Where(one => one.Type == "worksheet").ToDictionary(one => one.Id, one => one.Part);
        var (is1904, sheets) = (false, new List<OneSheet>());
        using var xml = file.Read(book);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                is1904 = xml.GetAttribute("date1904") is "1" or "true";
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                Bound(sheets.Count, MostRelated);
                var (name, isShown) = (xml.GetAttribute("name"), xml.GetAttribute("state") is null or "visible");
                if (worksheets.TryGetValue(RelationIn(xml), out var part))
                    sheets.Add(new(name ?? "", part, isShown));
            }

        return (is1904, sheets);
    }

    private static string RelationIn(XmlReader sheet)
    {
        for (var there = sheet.MoveToFirstAttribute(); there; there = sheet.MoveToNextAttribute())
            if (sheet.LocalName == "id" && sheet.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
                return sheet.Value;
        return "";
    }

    // What a part is related to inside the file; links to other files and addresses are not followed.
    private static List<Relation> Related(WorkbookFile file, string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var (folder, relations) = (part[..slash], new List<Relation>());
        using var xml = file.Read($"{folder}_rels/{part[slash..]}.rels");
        while (xml.Read())
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Target") is { } target
            )
            {
                Bound(relations.Count, MostRelated);
                relations.Add(
                    new(
                        xml.GetAttribute("Id") ?? "",
                        (xml.GetAttribute("Type") ?? "").Split('/')[^1],
                        // The file as a host of its own resolves what lies beside, above and at the root.
                        Uri.UnescapeDataString(new Uri(new Uri($"zip:///{folder}"), target).AbsolutePath.TrimStart('/'))
                    )
                );
            }

        return relations;
    }

    private static int FormatOf(XmlReader xml) => SheetCell.Whole(xml.GetAttribute("numFmtId")) ?? 0;

    private static void Bound(int count, int most)
    {
        if (count >= most)
            throw new InvalidDataException("There is too much in it.");
    }

    private readonly record struct OneSheet(string Name, string Part, bool IsShown);

    private readonly record struct Relation(string Id, string Type, string Part);
}
