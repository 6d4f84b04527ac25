using System.IO.Compression;
using AfterSchool.ServiceDefaults.Workbooks;
using AfterSchool.Testing;
using static AfterSchool.ServiceDefaults.Tests.Workbooks.HandMade;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

public sealed class ProblemColumnTests
{
    private static readonly object?[] Heading = ["编号", "名称", "日期", "颜色", "费用", "时间"];

    [Fact]
    public void Comes_behind_the_last_column_and_leaves_every_other_cell_as_it_was()
    {
        var sent = Sheets.Make(
            "样表",
            Heading,
            ["1", "x", new DateOnly(2026, 9, 1), "红", 180.5],
            [],
            ["2", null, null, "绿"]
        );

        var back = Returned(sent, (4, "颜色: <不对> & \"错\""));

        Assert.Empty(Sheets.Wrong(back));
        Assert.Equal(
            [
                ["编号", "名称", "日期", "颜色", "费用", "时间", "错误/Problem"],
                ["1", "x", "46266", "红", "180.5"],
                [],
                ["2", null, null, "绿", null, null, "颜色: <不对> & \"错\""],
            ],
            Sheets.Read(back)
        );
        var before = Parts(sent);
        Assert.All(
            Parts(back).Where(part => !part.Key.Contains("sheet", StringComparison.Ordinal)),
            part => Assert.Equal(before[part.Key], part.Value)
        );
    }

    [Fact]
    public void Is_written_anew_when_the_workbook_comes_back_and_is_not_taken_for_data()
    {
        var first = Returned(Sheets.Make("样表", Heading, ["1", "x"], ["2"]), (2, "甲"), (3, "乙"));
        var second = Returned(first, (3, "丙"));

        Assert.Equal(
            [
                ["编号", "名称", "日期", "颜色", "费用", "时间", "错误/Problem"],
                ["1", "x"],
                ["2", null, null, null, null, null, "丙"],
            ],
            Sheets.Read(second)
        );
        Assert.Equal(2, Read(second).Rows.Count);
    }

    [Fact]
    public void Keeps_what_stands_around_the_rows_of_a_sheet_made_by_others()
    {
        const string behind =
            "<mergeCells count=\"1\"><mergeCell ref=\"H1:H2\" /></mergeCells><dataValidations count=\"1\"><dataValidation sqref=\"D2\" /></dataValidations>";
        var sheet = Sheet(
                $"{Headings}<row r=\"2\" spans=\"1:9\" ht=\"20\">{Text("A2", "1")}<c r=\"J2\" s=\"3\"/></row>",
                behind
            )
            .Replace(
                "<sheetData>",
                "<dimension ref=\"A1:F2\"/><sheetViews><sheetView workbookViewId=\"0\"/></sheetViews><cols><col min=\"1\" max=\"2\" width=\"9\"/></cols><sheetData>",
                StringComparison.Ordinal
            );

        var back = Parts(Returned(HandMade.File(sheet), (2, "甲")))["xl/worksheets/one.xml"];

        Assert.Contains(behind, back, StringComparison.Ordinal);
        Assert.Contains("<col min=\"1\" max=\"2\" width=\"9\" /><col min=\"7\"", back, StringComparison.Ordinal);
        Assert.Contains("<row r=\"2\" ht=\"20\">", back, StringComparison.Ordinal);
        Assert.Contains(
            "<c r=\"G2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">甲</t></is></c><c r=\"J2\" s=\"3\" /></row>",
            back,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("dimension", back, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/media/screen.bmp")]
    public void Copies_a_blank_picture_which_packs_as_well_as_a_bomb(string part)
    {
        var sheet = Sheet($"{Headings}<row r=\"2\">{Text("A2", "1")}</row>");

        var back = Returned(HandMade.File(sheet, more: (part, new string('\0', 9 * 1024 * 1024))), (2, "甲"));

        Assert.Equal(9 * 1024 * 1024, Parts(back)[part].Length);
    }

    [Fact]
    public void Comes_behind_every_cell_also_where_reading_ended_at_the_headings()
    {
        var sent = Sheets.Make("样表", ["编号", "名称", "日期"], ["1", "x", null, null, "留着"]);
        Assert.Equal("workbook-columns-missing", Assert.Single(Read(sent).Faults).Code);

        Assert.Equal(["1", "x", null, null, "留着", "甲"], Sheets.Read(Returned(sent, (2, "甲")))[1]);
    }

    [Fact]
    public void Says_what_is_missing_in_the_first_row_that_is_there()
    {
        var sheet = Read($"<row r=\"3\">{Text("B3", "别的")}</row>");
        Assert.Equal(3, sheet.Place!.HeadingRow);
        // Where there is no row at all, nothing can be said in it.
        Assert.Null(Read("").Place);
    }

    private static byte[] Returned(byte[] workbook, params (int Row, string Said)[] said)
    {
        var place = Read(workbook).Place!;
        var all = said.ToDictionary(one => one.Row, one => one.Said);
        all[place.HeadingRow] = ProblemColumn.Heading;
        return ProblemColumn.Add(new MemoryStream(workbook), place, all)!.ToArray();
    }

    private static Dictionary<string, string> Parts(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var text = new StreamReader(entry.Open());
                return text.ReadToEnd();
            }
        );
    }
}
