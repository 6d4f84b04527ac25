using AfterSchool.ServiceDefaults.Workbooks;
using AfterSchool.Testing;
using static AfterSchool.ServiceDefaults.Tests.Workbooks.HandMade;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

public sealed class ReadSheetTests
{
    [Fact]
    public void Reads_what_another_library_writes_with_shared_text_numbers_and_dates()
    {
        var sheet = Read(
            Sheets.Make(
                "样表",
                ["编号", "名称", "日期", "颜色", "费用", "时间"],
                ["A１０　1", " 李小明 ", new DateOnly(2026, 9, 1), "红", 180.5, "16：30"],
                [null, null, null, null, null, null],
                [12345678901, "x", "2026年9月2日", null, "１８０", 0.6875]
            )
        );

        Assert.Empty(sheet.Faults);
        Assert.Equal([2, 4], sheet.Rows.Select(row => row.Number));
        var (first, second) = (sheet.Rows[0], sheet.Rows[1]);
        Assert.Equal(("A101", "李小明"), (first.Code(Number, 20), first.Text(Name, 20)));
        Assert.Equal(new DateOnly(2026, 9, 1), first.Date(Day));
        Assert.Equal((180.5m, new TimeOnly(16, 30)), (first.Amount(Fee, 0, 1_000), first.Time(Time)));
        Assert.Equal("12345678901", second.Code(Number, 20));
        Assert.Equal((new DateOnly(2026, 9, 2), 180m), (second.Date(Day), second.Amount(Fee, 0, 1_000)));
        Assert.Equal(new TimeOnly(16, 30), second.Time(Time));
        Assert.True(sheet.IsSound);
    }

    [Fact]
    public void Reads_columns_in_another_order_under_a_title_with_columns_of_others_between()
    {
        var sheet = Read(
            Sheets.Make(
                "别的名字",
                ["某某小学名册"],
                [],
                ["备注", "时间", "费用", "颜色", "日期", "名称*", "编号*"],
                ["x", null, null, "蓝", null, "李", "7"]
            )
        );

        Assert.Empty(sheet.Faults);
        Assert.Equal("7", Assert.Single(sheet.Rows).Code(Number, 5));
        Assert.Equal((3, 8), (sheet.Place!.HeadingRow, sheet.Place.ProblemColumn));
    }

    [Fact]
    public void Reads_what_LibreOffice_writes_and_gives_it_back_with_problems()
    {
        var sent = System.IO.File.ReadAllBytes(
            Path.Combine(Checkout.Root, "tests/ServiceDefaults.Tests/Workbooks/by-libreoffice.xlsx")
        );

        var sheet = Read(sent);

        Assert.Empty(sheet.Faults);
        Assert.Equal((3, 8), (sheet.Place!.HeadingRow, sheet.Place.ProblemColumn));
        var (first, second) = (sheet.Rows[0], sheet.Rows[1]);
        Assert.Equal(("G430102201603071238", "李小明"), (first.Code(Number, 19), first.Text(Name, 9)));
        Assert.Equal((new DateOnly(2026, 9, 1), new TimeOnly(16, 30)), (first.Date(Day), first.Time(Time)));
        Assert.Equal(180.5m, first.Amount(Fee, 0, 999));
        Assert.Equal((5, "=1+1", "阿依·古丽"), (second.Number, second.Code(Number, 19), second.Text(Name, 9)));
        Assert.True(sheet.IsSound);

        var back = ProblemColumn.Add(new MemoryStream(sent), sheet.Place, new Dictionary<int, string> { [5] = "错" })!;
        Assert.Equal("错", Sheets.Read(back.ToArray())[4][7]);
        Assert.Empty(Sheets.Wrong(back.ToArray()).Except(Sheets.Wrong(sent)));
    }

    [Fact]
    public void Reads_prefixed_names_cells_without_places_runs_and_no_reading_aids()
    {
        var sheet = $"""
            <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>
            {Headings.Replace("<", "<x:", StringComparison.Ordinal).Replace("<x:/", "</x:", StringComparison.Ordinal)}
            <x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="d"><x:v>2026-09-01T00:00:00</x:v></x:c></x:row>
            </x:sheetData></x:worksheet>
            """;

        var row = Assert.Single(Read(HandMade.File(sheet)).Rows);

        Assert.Equal(2, row.Number);
        Assert.Equal(("共用", "欧阳"), (row.Text(Number, 9), row.Text(Name, 9)));
        Assert.Equal(new DateOnly(2026, 9, 1), row.Date(Day));
    }

    [Theory]
    // 1 September 2026 is day 46266 where days are counted from 1900, and 1,462 days less where from 1904.
    [InlineData("", 46266)]
    [InlineData("<workbookPr date1904=\"1\"/>", 44804)]
    [InlineData("<workbookPr date1904=\"true\"/>", 44804)]
    public void Counts_days_from_where_the_workbook_says(string properties, int serial)
    {
        var book =
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Related}\">{properties}<sheets><sheet name=\"样表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
        var rows =
            $"{Headings}<row r=\"2\">{Text("A2", "1")}{Text("B2", "x")}<c r=\"C2\" s=\"2\"><v>{serial}</v></c><c r=\"F2\" s=\"4\"><v>0.6875</v></c></row>";

        var row = Assert.Single(Read(rows, book: book).Rows);

        Assert.Equal(new DateOnly(2026, 9, 1), row.Date(Day));
        Assert.Equal(new TimeOnly(16, 30), row.Time(Time));
    }

    [Theory]
    // A citizen number typed as a number: Excel has made zeros of the last three digits.
    [InlineData("<c r=\"A2\"><v>4.3010220160307101E+17</v></c>", "cell-rounded")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>4.30102E+17</t></is></c>", "cell-rounded")]
    // 3-2 for a class has become the second of March.
    [InlineData("<c r=\"A2\" s=\"1\"><v>46083</v></c>", "cell-became-date")]
    [InlineData("<c r=\"A2\"><f>B2</f><v>7</v></c>", "cell-formula")]
    [InlineData("<c r=\"A2\" t=\"str\"><f>cmd|' /C calc'!A0</f><v>7</v></c>", "cell-formula")]
    [InlineData("<c r=\"A2\" t=\"e\"><v>#REF!</v></c>", "cell-error")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>a_x0007_b</t></is></c>", "cell-no-text")]
    // Half a character, which no database holds.
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>a_xD800_b</t></is></c>", "cell-no-text")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>_xDC00__xD800_</t></is></c>", "cell-no-text")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><t>　 </t></is></c>", "cell-missing")]
    [InlineData("<c r=\"A2\"><v>12345678</v></c>", "cell-too-long")]
    public void Says_what_is_wrong_with_a_cell(string cell, string code)
    {
        var row = Assert.Single(Read($"{Headings}<row r=\"2\">{cell}{Text("B2", "x")}</row>").Rows);

        Assert.Null(row.Code(Number, 7));
        Assert.Equal([code], row.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void Keeps_a_number_that_only_looks_like_a_date_and_fifteen_digits()
    {
        var row = Assert.Single(
            Read($"{Headings}<row r=\"2\"><c r=\"A2\" s=\"3\"><v>123456789012345</v></c>{Text("B2", "x")}</row>").Rows
        );

        Assert.Equal("123456789012345", row.Code(Number, 20));
    }

    [Fact]
    public void Says_every_fault_of_a_row_at_once()
    {
        var row = Assert.Single(
            Read(
                $"{Headings}<row r=\"2\">{Text("C2", "明天")}{Text("D2", "绿")}{Text("E2", "1.005")}{Text("F2", "25:00")}</row>"
            ).Rows
        );

        _ = (row.Code(Number, 9), row.Text(Name, 9), row.Date(Day), row.Amount(Fee, 0, 9), row.Time(Time));
        row.Choice(Colour, new Dictionary<string, int> { ["红"] = 1, ["蓝"] = 2 });

        Assert.Equal(
            ["cell-missing", "cell-missing", "cell-no-date", "cell-out-of-range", "cell-no-time", "cell-not-listed"],
            row.Faults.Select(fault => fault.Code)
        );
    }

    [Fact]
    public void Says_where_cells_are_merged()
    {
        var rows =
            $"{Headings}<row r=\"2\">{Text("A2", "1")}</row><row r=\"3\">{Text("A3", "2")}{Text("B3", "x")}</row>";

        var sheet = Read(rows, "<mergeCells><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"X1:Z9\"/></mergeCells>");

        Assert.Equal(["cell-merged"], sheet.Rows[0].Faults.Select(fault => fault.Code));
        Assert.True(sheet.Rows[1].IsSound);
    }

    [Theory]
    // 23:59:40 is shown as 23:59 and is nearer to midnight.
    [InlineData("<v>0.99976851851851856</v>", null)]
    [InlineData("<v>0.99930555555555556</v>", "23:59")]
    // As a machine counts: 17:10 is a little less than 1,030 minutes.
    [InlineData("<v>0.71527777777777768</v>", "17:10")]
    public void A_time_never_goes_past_midnight(string value, string? time)
    {
        var row = Assert.Single(
            Read($"{Headings}<row r=\"2\">{Text("A2", "1")}<c r=\"F2\" s=\"4\">{value}</c></row>").Rows
        );

        Assert.Equal(time, row.Time(Time)?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(time is null ? ["cell-no-time"] : [], row.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public void Names_the_columns_that_are_missing_and_one_that_is_there_twice()
    {
        var missing = Assert.Single(Read(Sheets.Make("样表", ["编号", "名称", "颜色"], ["1"])).Faults);
        Assert.Equal("workbook-columns-missing", missing.Code);
        Assert.Contains("日期、费用、时间", Words.Say(missing.Code, "zh", missing.Compared), StringComparison.Ordinal);

        var twice = Read(Sheets.Make("样表", ["编号", "名称", "日期", "颜色", "费用", "时间", "编号*"], ["1"]));
        Assert.Equal("workbook-column-twice", Assert.Single(twice.Faults).Code);
        Assert.Equal("workbook-no-rows", Assert.Single(Read(Headings).Faults).Code);
    }

    [Fact]
    public void Takes_ten_thousand_rows_and_not_one_more()
    {
        static object?[][] Rows(int count) =>
            [
                ["编号", "名称", "日期", "颜色", "费用", "时间"],
                .. Enumerable.Repeat<object?[]>(["1", "x"], count),
            ];

        Assert.Empty(Read(Sheets.Make("样表", Rows(SheetReader.MostRows))).Faults);
        Assert.Equal(
            "workbook-too-many-rows",
            Assert.Single(Read(Sheets.Make("样表", Rows(SheetReader.MostRows + 1))).Faults).Code
        );
    }
}
