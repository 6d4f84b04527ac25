using System.Globalization;
using System.Xml;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>A sheet as it was sent.</summary>
/// <param name="Rows">Its rows that are not blank, in order.</param>
/// <param name="Faults">What is wrong with the whole.</param>
/// <param name="Place">Where in the file it lies; none where the file could not be read.</param>
public sealed record SentSheet(IReadOnlyList<SheetRow> Rows, IReadOnlyList<Fault> Faults, SheetPlace? Place)
{
    /// <summary>Whether nothing is wrong with it so far.</summary>
    public bool IsSound => Faults.Count == 0 && Rows.All(row => row.IsSound);

    internal static SentSheet Refused(string code) => new([], [new Fault("", code)], null);
}

/// <summary>Where the sheet lies, and where its problems are written.</summary>
/// <param name="Part">The sheet's part of the file.</param>
/// <param name="HeadingRow">The row of the headings.</param>
/// <param name="ProblemColumn">The column after the last that is used, or the one of a check before.</param>
public sealed record SheetPlace(string Part, int HeadingRow, int ProblemColumn);

/// <summary>Reads a sheet row by row. Columns may stand in any order and others between them; no column may be missing.</summary>
internal sealed class SheetReader
{
    /// <summary>No sheet is longer.</summary>
    public const int MostRows = 10_000;

    private const int MostColumns = 256;
    private const int MostMerges = 1_000;

    // Offices put a title above the headings, or two.
    private const int HeadingsWithin = 10;

    private readonly IReadOnlyList<Column> _columns;
    private readonly Dictionary<string, Column> _byHeading;
    private readonly BookParts _parts;
    private readonly List<SheetRow> _rows = [];
    private readonly List<Fault> _faults = [];
    private readonly List<(int First, int Last)> _merged = [];
    private readonly SheetCell[] _cells = new SheetCell[MostColumns + 1];
    private readonly Dictionary<int, Column> _placed = [];
    private int _row;
    private int _column;
    private int _headingRow;
    private int _problemColumn;
    private int _lastColumn;
    private int _looked;

    private SheetReader(IReadOnlyList<Column> columns, Words words, BookParts parts)
    {
        (_columns, _parts) = (columns, parts);
        _byHeading = columns.ToDictionary(column => HeadingOf(words.Say(column.Word, "zh")));
    }

    /// <summary>Reads the sheet; whatever the file is, the answer says what is wrong with it.</summary>
    public static SentSheet Read(Stream file, string sheetName, IReadOnlyList<Column> columns, Words words)
    {
        try
        {
            using var book = WorkbookFile.Open(file);
            if (book.HasMacros)
                return SentSheet.Refused("workbook-macros");
            var parts = BookParts.Of(book, sheetName);
            using var xml = book.Read(parts.Sheet);
            return new SheetReader(columns, words, parts).Read(xml);
        }
        catch (Exception broken) when (WorkbookFile.IsUnreadable(broken))
        {
            return SentSheet.Refused("workbook-unreadable");
        }
    }

    /// <summary>A heading without what marks a required column and without white space.</summary>
    public static string HeadingOf(string text) =>
        SheetRow
            .Narrow(text)
            .Replace("*", "", StringComparison.Ordinal)
            .Replace("(必填)", "", StringComparison.Ordinal);

    private SentSheet Read(XmlReader xml)
    {
        var goesOn = xml.Next();
        while (goesOn)
        {
            // What is wrong as a whole is not judged row by row, but read to its end: it may be given back.
            if (_faults.Count > 0)
                goesOn = xml.Next();
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "row")
                goesOn = ReadRow(xml);
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "mergeCell")
                goesOn = NoteMerge(xml.GetAttribute("ref"), xml);
            else
                goesOn = xml.Next();
        }

        if (_headingRow == 0 && _faults.Count == 0)
            Missing(_columns);
        else if (_rows.Count == 0 && _faults.Count == 0)
            _faults.Add(new Fault("", "workbook-no-rows"));
        foreach (var (first, last) in _merged)
            if (_rows.Find(row => row.Number >= first && row.Number <= last) is { } row)
                row.Wrong(_columns[0], "cell-merged");
        var place = new SheetPlace(
            _parts.Sheet,
            Math.Max(_headingRow, 1),
            _problemColumn > 0 ? _problemColumn : _lastColumn + 1
        );
        return new SentSheet(_rows, _faults, place);
    }

    // The reader stands on the row and is left behind it.
    private bool ReadRow(XmlReader xml)
    {
        var number = Number(xml.GetAttribute("r")) is var given and > 0 ? given : _row + 1;
        if (number <= _row)
            throw new InvalidDataException("Rows are out of order.");
        (_row, _column) = (number, 0);
        if (xml.IsEmptyElement)
            return xml.Next();
        var depth = xml.Depth;
        Array.Clear(_cells);
        var goesOn = xml.Next();
        while (goesOn && xml.Depth > depth)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                goesOn = ReadCell(xml);
            else
                goesOn = xml.Next();
        Take();
        return goesOn;
    }

    private bool ReadCell(XmlReader xml)
    {
        var (column, _) = SheetCell.At(xml.GetAttribute("r"));
        _column = column > 0 ? column : _column + 1;
        var (type, style) = (xml.GetAttribute("t"), Number(xml.GetAttribute("s")));
        if (xml.IsEmptyElement)
            return xml.Next();
        var (depth, value, text, isFormula) = (xml.Depth, (string?)null, (string?)null, false);
        var goesOn = xml.Next();
        while (goesOn && xml.Depth > depth)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" })
                value = xml.ReadElementContentAsString();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
                text = _parts.TextOf(xml);
            else
            {
                isFormula |= xml is { NodeType: XmlNodeType.Element, LocalName: "f" };
                goesOn = xml.Next();
            }

        var cell = isFormula ? new(CellForm.Formula, "", 0) : CellOf(type, style, value, text);
        if (cell.Form is not CellForm.Blank && _column <= MostColumns)
            (_cells[_column], _lastColumn) = (cell, Math.Max(_lastColumn, _column));
        return goesOn;
    }

    private SheetCell CellOf(string? type, int style, string? value, string? text) =>
        (type, value) switch
        {
            ("inlineStr", _) => SheetCell.OfText(text ?? ""),
            (_, null or "") => default,
            ("s", _) when Number(value) is var at && at < _parts.Shared.Count => SheetCell.OfText(_parts.Shared[at]),
            ("str", _) => SheetCell.OfText(BookParts.Decoded(_parts.Keep(value))),
            ("b", _) => SheetCell.OfText(value == "1" ? "TRUE" : "FALSE"),
            ("e", _) => new(CellForm.Error, "", 0),
            ("d", _) => SheetCell.OfText(value.Split('T')[0]),
            (null or "n", _)
                when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && double.IsFinite(number) => _parts.IsDate(style)
                ? new(CellForm.Date, "", _parts.Is1904 && number >= 1 ? number + SheetCell.Since1904 : number)
                : new(CellForm.Number, "", number),
            _ => throw new InvalidDataException("A cell cannot be read."),
        };

    private void Take()
    {
        if (_headingRow == 0)
            FindHeadings();
        else if (_placed.Keys.Any(column => _cells[column].Form is not CellForm.Blank))
        {
            if (_rows.Count == MostRows)
                _faults.Add(new Fault("", "workbook-too-many-rows", new { Most = MostRows }));
            _rows.Add(
                new SheetRow(
                    _row,
                    _placed
                        .Where(one => _cells[one.Key].Form is not CellForm.Blank)
                        .ToDictionary(one => one.Value.Key, one => _cells[one.Key])
                )
            );
        }
    }

    private void FindHeadings()
    {
        if (++_looked > HeadingsWithin)
            Missing(_columns);
        var headings = Enumerable
            .Range(1, MostColumns)
            .Where(at => _cells[at].Form is CellForm.Text)
            .Select(at => (At: at, Text: _cells[at].Text.Trim()))
            .ToArray();
        var known = headings.Where(one => _byHeading.ContainsKey(HeadingOf(one.Text))).ToArray();
        if (known.Length * 2 < _columns.Count)
            return;
        _headingRow = _row;
        foreach (var (at, text) in known)
            if (_placed.ContainsValue(_byHeading[HeadingOf(text)]))
                _faults.Add(new Fault("", "workbook-column-twice", new { Column = HeadingOf(text) }));
            else
                _placed[at] = _byHeading[HeadingOf(text)];
        _problemColumn = headings
            .FirstOrDefault(one => one.Text.StartsWith(ProblemColumn.Heading, StringComparison.Ordinal))
            .At;
        if (_columns.Except(_placed.Values).ToArray() is { Length: > 0 } missing)
            Missing(missing);
    }

    private void Missing(IReadOnlyList<Column> columns) =>
        _faults.Add(
            new Fault(
                "",
                "workbook-columns-missing",
                new { Columns = _byHeading.Where(one => columns.Contains(one.Value)).Select(one => one.Key).ToArray() }
            )
        );

    private bool NoteMerge(string? range, XmlReader xml)
    {
        if (range?.Split(':') is [var from, var to] && _merged.Count < MostMerges)
        {
            var (first, last) = (SheetCell.At(from), SheetCell.At(to));
            if (_placed.Keys.Any(column => column >= first.Column && column <= last.Column))
                _merged.Add((first.Row, last.Row));
        }

        return xml.Next();
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
