using System.Globalization;
using System.Xml;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>A sheet as it was sent.</summary>
/// <param name="Rows">Its rows that are not blank, in order.</param>
/// <param name="Faults">What is wrong with the whole.</param>
/// <param name="Place">Where in the file it lies; none where the file could not be read, or has no row.</param>
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
    private int _firstRow;
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
            var sheet = new SheetReader(columns, words, parts).Read(xml);
            return sheet.Faults.Count == 0 && HasMore(book, parts, columns, words)
                ? sheet with
                {
                    Faults = [new Fault("", "workbook-more-sheets")],
                }
                : sheet;
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

    // Many a school has a sheet for each class: whoever reads that 42 rows were taken in must not think that they were all.
    private static bool HasMore(WorkbookFile book, BookParts parts, IReadOnlyList<Column> columns, Words words)
    {
        var ofOtherKinds = words
            .Codes.Where(code => code.StartsWith("sheet.", StringComparison.Ordinal))
            .Select(code => words.Say(code, "zh"))
            .ToHashSet();
        foreach (var (_, part) in parts.Others.Where(one => !ofOtherKinds.Contains(one.Name)))
        {
            using var xml = book.Read(part);
            if (new SheetReader(columns, words, parts).HoldsRows(xml))
                return true;
        }

        return false;
    }

    // Its headings are those of this kind, and something stands below them or one of them is missing.
    private bool HoldsRows(XmlReader xml)
    {
        var goesOn = xml.Read();
        while (goesOn && _rows.Count == 0 && _faults.Count == 0)
            goesOn = xml is { NodeType: XmlNodeType.Element, LocalName: "row" } ? ReadRow(xml) : xml.Read();
        return _headingRow > 0 && (_rows.Count > 0 || _faults.Count > 0);
    }

    private SentSheet Read(XmlReader xml)
    {
        var goesOn = xml.Read();
        // Behind missing headings too: the problems are written beside the last cell of any row.
        while (goesOn && _rows.Count <= MostRows)
        {
            if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "row")
                goesOn = ReadRow(xml);
            else if (xml.NodeType is XmlNodeType.Element && xml.LocalName is "mergeCell")
                goesOn = NoteMerge(xml.GetAttribute("ref"), xml);
            else
                goesOn = xml.Read();
        }

        if (_headingRow == 0 && _faults.Count == 0)
            Missing(_columns);
        else if (_rows.Count == 0 && _faults.Count == 0)
            _faults.Add(new Fault("", "workbook-no-rows"));
        foreach (var (first, last) in _merged)
            if (_rows.Find(row => row.Number >= first && row.Number <= last) is { } row)
                row.Wrong(_columns[0], "cell-merged");
        // Without headings, the first row that is there says what is missing; without any row, nothing can be said in it.
        var saidIn = _headingRow > 0 ? _headingRow : _firstRow;
        var place = new SheetPlace(_parts.Sheet, saidIn, _problemColumn > 0 ? _problemColumn : _lastColumn + 1);
        return new SentSheet(_rows, _faults, saidIn > 0 ? place : null);
    }

    // The reader stands on the row and is left behind it.
    private bool ReadRow(XmlReader xml)
    {
        var number = SheetCell.Whole(xml.GetAttribute("r")) ?? _row + 1;
        if (number <= _row)
            throw new InvalidDataException("Rows are out of order.");
        (_row, _column) = (number, 0);
        if (_firstRow == 0)
            _firstRow = number;
        if (xml.IsEmptyElement)
            return xml.Read();
        var depth = xml.Depth;
        Array.Clear(_cells);
        var goesOn = xml.Read();
        while (goesOn && xml.Depth > depth)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                goesOn = ReadCell(xml);
            else
                goesOn = xml.Read();
        Take();
        return goesOn;
    }

    private bool ReadCell(XmlReader xml)
    {
        var column = xml.GetAttribute("r") is { } place ? SheetCell.At(place).Column : _column + 1;
        if (column <= _column)
            throw new InvalidDataException("Cells are out of order, or two are in one place.");
        _column = column;
        var (type, style) = (xml.GetAttribute("t"), SheetCell.Whole(xml.GetAttribute("s")) ?? 0);
        if (xml.IsEmptyElement)
            return xml.Read();
        var (depth, value, text, isFormula) = (xml.Depth, (string?)null, (string?)null, false);
        var goesOn = xml.Read();
        while (goesOn && xml.Depth > depth)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" })
                value = xml.ReadElementContentAsString();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "is" })
                text = _parts.TextOf(xml);
            else
            {
                isFormula |= xml is { NodeType: XmlNodeType.Element, LocalName: "f" };
                goesOn = xml.Read();
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
            ("s", _) when SheetCell.Whole(value) is { } at && at < _parts.Shared.Count => SheetCell.OfText(
                _parts.Shared[at]
            ),
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
        if (_faults.Count > 0)
            return;
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

        return xml.Read();
    }
}
