using AfterSchool.ServiceDefaults.Workbooks;
using static AfterSchool.ServiceDefaults.Tests.Workbooks.HandMade;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

/// <summary>A school has a sheet for each class; of those that are not read, nobody may think they were.</summary>
public sealed class MoreSheetsTests
{
    private const string OneRow = $"{Headings}<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>1</t></is></c></row>";

    [Theory]
    [InlineData("一年级2班", "", OneRow)]
    // Under a title, and with a column taken away.
    [InlineData(
        "一年级2班",
        "",
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>名册</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>编号</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>名称</t></is></c><c r=\"C2\" t=\"inlineStr\"><is><t>颜色</t></is></c></row>"
    )]
    public void Another_sheet_with_rows_of_this_kind_is_refused(string name, string state, string rows) =>
        Assert.Equal(["workbook-more-sheets"], Read(Two(name, state, rows)).Faults.Select(fault => fault.Code));

    [Theory]
    [InlineData("一年级2班", " state=\"hidden\"", OneRow)]
    [InlineData("空表", "", Headings)]
    [InlineData("说明", "", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>编号</t></is></c></row>")]
    // A form for something else, by its name; some columns are the same.
    [InlineData("别的表", "", OneRow)]
    public void Another_sheet_that_is_hidden_blank_or_of_another_kind_is_left_alone(
        string name,
        string state,
        string rows
    )
    {
        var sheet = Read(Two(name, state, rows));

        Assert.Empty(sheet.Faults);
        Assert.Equal("x", Assert.Single(sheet.Rows).Code(Number, 9));
    }

    private static byte[] Two(string name, string state, string rows) =>
        HandMade.File(
            Sheet($"{Headings}<row r=\"2\">{Text("A2", "x")}</row>"),
            book: $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Related}\"><sheets><sheet name=\"一年级1班\" sheetId=\"1\" r:id=\"r1\"/>"
                + $"<sheet name=\"{name}\" sheetId=\"2\" r:id=\"r5\"{state}/></sheets></workbook>",
            ("xl/worksheets/two.xml", Sheet(rows)),
            (
                "xl/_rels/workbook.xml.rels",
                $"<Relationships><Relationship Id=\"r1\" Type=\"{Related}/worksheet\" Target=\"worksheets/one.xml\"/>"
                    + $"<Relationship Id=\"r5\" Type=\"{Related}/worksheet\" Target=\"worksheets/two.xml\"/></Relationships>"
            )
        );
}
