using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Workbooks;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static AfterSchool.ServiceDefaults.Tests.Workbooks.HandMade;
using Sheets = AfterSchool.Testing.Sheets;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

public sealed class WriteWorkbookTests
{
    [Fact]
    public async Task A_list_keeps_to_the_format_with_typed_cells_under_headings_that_stay()
    {
        var workbook = await WrittenAsync(
            ["1", "李", new DateOnly(2026, 9, 1), null, new Money(18_050), new TimeOnly(16, 30)],
            [7, "\u0001<&>\"𠮷", null, "", null, null]
        );

        Assert.Empty(Sheets.Wrong(workbook));
        Assert.Equal(
            [
                ["编号*", "名称*", "日期", "颜色", "费用", "时间"],
                ["1", "李", "46266", null, "180.50", "0.6875"],
                ["7", "�<&>\"𠮷"],
            ],
            Sheets.Read(workbook)
        );
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal(
            (1d, PaneStateValues.Frozen),
            (sheet.Descendants<Pane>().Single().VerticalSplit!.Value, sheet.Descendants<Pane>().Single().State!.Value)
        );
        Assert.Equal("yyyy\\-mm\\-dd", FormOf(document, "C2"));
        Assert.Equal("hh:mm", FormOf(document, "F2"));
    }

    [Theory]
    [InlineData("_x0041_")]
    [InlineData("a_x000D_x0041_")]
    [InlineData("_x00zz_ _x41_")]
    public async Task What_looks_like_the_sign_for_a_sign_comes_back_as_it_was(string text)
    {
        var workbook = await WrittenAsync(["1", text, null, null, null, null]);

        Assert.Equal(text, Assert.Single(Read(workbook).Rows).Text(Name, 20));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(1)")]
    [InlineData("＝1+1")]
    [InlineData("\tx")]
    public async Task What_a_spreadsheet_would_run_is_text_and_stays_text_when_it_is_edited(string text)
    {
        var workbook = await WrittenAsync(["1", text, null, null, null, null]);

        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var cell = CellAt(document, "B2");
        Assert.Empty(document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
        Assert.Equal((CellValues.InlineString, text), (cell.DataType!.Value, cell.InlineString!.InnerText));
        var style = StyleOf(document, cell);
        Assert.True(style.QuotePrefix?.Value);
        // 49 is "@", text whatever is typed into it.
        Assert.Equal(49u, style.NumberFormatId!.Value);
    }

    [Fact]
    public async Task More_than_a_hundred_thousand_rows_go_out_while_they_are_read_and_are_not_held()
    {
        const int many = 120_000;
        var (sent, sentAtHalf, rows, held) = (new Counted(), 0L, new List<WeakReference>(), 0);
        async IAsyncEnumerable<object?[]> Rows()
        {
            for (var at = 0; at < many; at++)
            {
                if (at == many / 2)
                {
                    sentAtHalf = sent.Length;
                    GC.Collect();
                    held = rows.Count(one => one.IsAlive);
                }

                var row = new object?[] { $"G{at:000000000000000000}", "李小明", null, "红", null, null };
                if (at % 1_000 == 0)
                    rows.Add(new WeakReference(row));
                yield return row;
            }

            await Task.CompletedTask;
        }

        await new WorkbookResult("probe", All, Rows()).WriteAsync(sent, "样表", Words, CancellationToken.None);

        // At half the way out half is sent, and of the rows before nobody knows any more.
        Assert.True(sentAtHalf > sent.Length / 3, $"{sentAtHalf} of {sent.Length} bytes sent at half");
        Assert.Equal(many / 1_000, rows.Count);
        Assert.InRange(held, 0, 1);
    }

    [Fact]
    public async Task A_form_to_fill_in_has_lists_to_choose_from_notes_and_the_notes_to_read()
    {
        var file = new MemoryStream();
        await Template.WriteAsync(file, "样表", All, Words, CancellationToken.None);
        var workbook = file.ToArray();

        Assert.Empty(Sheets.Wrong(workbook));
        using var document = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        var book = document.WorkbookPart!;
        Assert.Equal(["样表", "说明", "选项"], book.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        var sheet = (WorksheetPart)book.GetPartById(book.Workbook.Descendants<Sheet>().First().Id!.Value!);
        var list = Assert.Single(sheet.Worksheet.Descendants<DataValidation>());
        Assert.Equal(("D2:D10001", "'选项'!$A$1:$A$2"), (list.SequenceOfReferences!.InnerText, list.Formula1!.Text));
        Assert.Equal(
            All.Select(column => Words.Say($"column.{column.Key}.note", "zh")),
            sheet.WorksheetCommentsPart!.Comments.Descendants<Comment>().Select(note => note.InnerText)
        );
        Assert.Equal(
            [
                ["红"],
                ["蓝"],
            ],
            Sheets.Read(workbook, 2)
        );
        var guide = Sheets.Read(workbook, 1);
        Assert.Equal(["列", "必填", "怎么填"], guide[0]);
        Assert.Equal(["编号", "必填", "编号的说明。例：1。"], guide[1]);
        // Filled in, it is read.
        Assert.Equal("workbook-no-rows", Assert.Single(Read(workbook).Faults).Code);
    }

    private static async Task<byte[]> WrittenAsync(params object?[][] rows)
    {
        var file = new MemoryStream();
        await new WorkbookResult("probe", All, rows.ToAsyncEnumerable()).WriteAsync(
            file,
            "样表",
            Words,
            CancellationToken.None
        );
        return file.ToArray();
    }

    private static Cell CellAt(SpreadsheetDocument document, string at) =>
        document
            .WorkbookPart!.WorksheetParts.Single()
            .Worksheet.Descendants<Cell>()
            .Single(cell => cell.CellReference == at);

    private static CellFormat StyleOf(SpreadsheetDocument document, Cell cell) =>
        document
            .WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>()
            .ElementAt((int)cell.StyleIndex!.Value);

    private static string FormOf(SpreadsheetDocument document, string at) =>
        document
            .WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
            .Single(form => form.NumberFormatId! == StyleOf(document, CellAt(document, at)).NumberFormatId!)
            .FormatCode!.Value!;

    // A way out that only goes forward, as an answer to a browser is, and takes nothing but what is sent without waiting in line.
    private sealed class Counted : Stream
    {
        private long _length;

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => _length;

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _length += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            _length += count;
            return Task.CompletedTask;
        }

        public override void Flush() => throw new InvalidOperationException("Waited in line.");

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new InvalidOperationException("Waited in line.");

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
