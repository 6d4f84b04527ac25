using System.Text;
using AfterSchool.ServiceDefaults.Web;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>An empty workbook to be filled in: headings with their notes, drop-downs, and the notes once more to read through.</summary>
internal static class Template
{
    private const string ListSheet = "选项";
    private const int LastRow = SheetReader.MostRows + 1;

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(
        Stream stream,
        string name,
        IReadOnlyList<Column> columns,
        Words words,
        CancellationToken ct
    )
    {
        await using var workbook = await WorkbookWriter.OnAsync(stream, ct);
        await workbook.SheetAsync(
            name,
            SheetParts.Head(columns, words),
            sheet =>
            {
                sheet.Headings([.. columns.Select(one => (SheetParts.Heading(one, words), one.IsRequired))]);
                return Task.CompletedTask;
            },
            DropDowns(columns, words) + "<legacyDrawing r:id=\"rId1\"/>"
        );
        await workbook.NotesAsync([.. columns.Select(one => words.Say(one.Note, "zh"))]);
        await workbook.SheetAsync(
            words.Say("workbook-guide", "zh"),
            "<cols><col min=\"1\" max=\"1\" width=\"18\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"8\" customWidth=\"1\"/>"
                + "<col min=\"3\" max=\"3\" width=\"90\" customWidth=\"1\"/></cols>",
            sheet =>
            {
                sheet.Headings([
                    (words.Say("workbook-guide-column", "zh"), false),
                    (words.Say("workbook-guide-required", "zh"), false),
                    (words.Say("workbook-guide-note", "zh"), false),
                ]);
                foreach (var one in columns)
                    sheet.Row(
                        [
                            words.Say(one.Word, "zh"),
                            words.Say(one.IsRequired ? "workbook-required" : "workbook-optional", "zh"),
                            words.Say(one.Note, "zh"),
                        ],
                        CellStyle.Wrapped
                    );
                sheet.Row(
                    [null, null, words.Say("workbook-guide-whole", "zh", new { Most = SheetReader.MostRows })],
                    CellStyle.Wrapped
                );
                return Task.CompletedTask;
            }
        );
        await workbook.SheetAsync(ListSheet, "", sheet => WriteLists(sheet, columns), isShown: false);
        await workbook.FinishAsync();
    }

    private static Task WriteLists(SheetWriter sheet, IReadOnlyList<Column> columns)
    {
        var lists = columns.Select(one => one.Choices).Where(choices => choices.Count > 0).ToArray();
        for (var at = 0; at < lists.Select(list => list.Count).DefaultIfEmpty().Max(); at++)
            sheet.Row([.. lists.Select(list => at < list.Count ? list[at] : null)]);
        return Task.CompletedTask;
    }

    private static string DropDowns(IReadOnlyList<Column> columns, Words words)
    {
        var (xml, list) = (new StringBuilder(), 0);
        for (var at = 0; at < columns.Count; at++)
        {
            if (columns[at] is not { Choices.Count: > 0 } column)
                continue;
            var (letters, from) = (SheetCell.Letters(at + 1), SheetCell.Letters(++list));
            // Where several may stand in a cell, a list can only suggest.
            xml.Append("<dataValidation type=\"list\" allowBlank=\"1\" ")
                .Append(column.IsOpen ? "showErrorMessage=\"0\" " : "showErrorMessage=\"1\" ")
                .Append("errorTitle=\"")
                .Append(SheetWriter.Xml(words.Say(column.Word, "zh")))
                .Append("\" error=\"")
                .Append(SheetWriter.Xml(words.Say("workbook-choose", "zh")))
                .Append("\" sqref=\"")
                .Append(letters)
                .Append('2')
                .Append(':')
                .Append(letters)
                .Append(LastRow)
                .Append("\"><formula1>'")
                .Append(ListSheet)
                .Append("'!$")
                .Append(from)
                .Append("$1:$")
                .Append(from)
                .Append('$')
                .Append(column.Choices.Count)
                .Append("</formula1></dataValidation>");
        }

        return list == 0 ? "" : $"<dataValidations count=\"{list}\">{xml}</dataValidations>";
    }
}

/// <summary>What sheets of columns have in common.</summary>
internal static class SheetParts
{
    /// <summary>The heading as it is shown; a star marks what is required.</summary>
    public static string Heading(Column column, Words words) =>
        words.Say(column.Word, "zh") + (column.IsRequired ? "*" : "");

    /// <summary>Headings stay where they are while the rest moves, and each column has the form of its cells.</summary>
    public static string Head(IReadOnlyList<Column> columns, Words words) =>
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        + "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>"
        + string.Concat(
            columns.Select(
                (column, at) =>
                    $"<col min=\"{at + 1}\" max=\"{at + 1}\" width=\"{Width(column, words)}\" style=\"{(int)StyleOf(column)}\" customWidth=\"1\"/>"
            )
        )
        + "</cols>";

    private static int Width(Column column, Words words) =>
        Math.Clamp(
            Math.Max(
                (words.Say(column.Word, "zh").Length * 2) + 4,
                column.Choices.Select(one => (one.Length * 2) + 4).DefaultIfEmpty(12).Max()
            ),
            12,
            40
        );

    private static CellStyle StyleOf(Column column) =>
        column.Kind switch
        {
            CellKind.Text => CellStyle.Text,
            CellKind.Date => CellStyle.Date,
            CellKind.Time => CellStyle.Time,
            CellKind.Amount => CellStyle.Amount,
            _ => CellStyle.Plain,
        };
}
