using System.Globalization;
using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace AfterSchool.Testing;

/// <summary>Workbooks as another program writes and reads them: nothing of ours on the other side.</summary>
public static class Sheets
{
    /// <summary>The media type of workbooks.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint DateStyle = 1;

    /// <summary>A workbook of these rows: text shared, numbers as numbers, days as dates.</summary>
    public static byte[] Make(string name, params IEnumerable<object?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var shared = new List<string>();
            var data = new SheetData(rows.Select((row, at) => RowOf((uint)at + 1, row, shared)));
            sheet.Worksheet = new Worksheet(data);
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                shared.Select(text => new SharedStringItem(
                    new Text(text) { Space = SpaceProcessingModeValues.Preserve }
                ))
            );
            book.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(
                    new Sheet
                    {
                        Name = name,
                        SheetId = 1,
                        Id = book.GetIdOfPart(sheet),
                    }
                )
            );
        }

        return file.ToArray();
    }

    /// <summary>The texts of a sheet's cells, row by row, as they stand; a row that is not there is empty.</summary>
    public static string?[][] Read(byte[] workbook, int sheet = 0)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var book = document.WorkbookPart!;
        var id = book.Workbook.Descendants<Sheet>().ElementAt(sheet).Id!.Value!;
        var shared = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().ToArray() ?? [];
        var rows = ((WorksheetPart)book.GetPartById(id)).Worksheet.Descendants<Row>().ToArray();
        var all = new string?[rows.Length == 0 ? 0 : (int)rows[^1].RowIndex!.Value][];
        Array.Fill(all, []);
        foreach (var row in rows)
            all[row.RowIndex!.Value - 1] = TextsOf(row, shared);
        return all;
    }

    /// <summary>What the format's own rules find wrong with it.</summary>
    public static string[] Wrong(byte[] workbook)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        return
        [
            .. new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(one => $"{one.Part?.Uri} {one.Path?.XPath}: {one.Description}"),
        ];
    }

    /// <summary>The workbook as a request's body.</summary>
    public static HttpContent Body(byte[] workbook) =>
        new ByteArrayContent(workbook) { Headers = { ContentType = new MediaTypeHeaderValue(MediaType) } };

    /// <summary>The workbook as a browser's form sends it.</summary>
    public static HttpContent Form(byte[] workbook) =>
        new MultipartFormDataContent { { new StringContent("x"), "note" }, { Body(workbook), "file", "名册.xlsx" } };

    private static Row RowOf(uint number, object?[] values, List<string> shared) =>
        new(values.Select((value, at) => CellOf($"{(char)('A' + at)}{number}", value, shared)).OfType<Cell>())
        {
            RowIndex = number,
        };

    private static Cell? CellOf(string at, object? value, List<string> shared)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                shared.Add(text);
                return Of(at, shared.Count - 1, CellValues.SharedString);
            case DateOnly day:
                var dated = Of(at, day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, CellValues.Number);
                dated.StyleIndex = DateStyle;
                return dated;
            default:
                return Of(at, (IFormattable)value, CellValues.Number);
        }
    }

    private static Cell Of(string at, IFormattable value, CellValues type) =>
        new()
        {
            CellReference = at,
            DataType = type,
            CellValue = new CellValue(value.ToString(null, CultureInfo.InvariantCulture)),
        };

    private static string?[] TextsOf(Row row, SharedStringItem[] shared)
    {
        var cells = row.Elements<Cell>().ToArray();
        if (cells.Length == 0)
            return [];
        var texts = new string?[ColumnOf(cells[^1]) + 1];
        foreach (var cell in cells)
            texts[ColumnOf(cell)] =
                cell.DataType?.Value == CellValues.SharedString
                    ? shared[int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)].InnerText
                : cell.DataType?.Value == CellValues.InlineString ? cell.InlineString!.InnerText
                : cell.CellValue?.Text;
        return texts;
    }

    private static int ColumnOf(Cell cell) =>
        cell.CellReference!.Value!.TakeWhile(char.IsAsciiLetter)
            .Aggregate(0, (sum, sign) => (sum * 26) + sign - 'A' + 1) - 1;

    private static Stylesheet Styles() =>
        new(
            new Fonts(new Font()),
            new Fills(new Fill()),
            new Borders(new Border()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true })
        );
}
