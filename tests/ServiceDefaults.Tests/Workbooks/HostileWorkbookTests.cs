using System.Buffers.Binary;
using System.Text;
using AfterSchool.ServiceDefaults.Workbooks;
using static AfterSchool.ServiceDefaults.Tests.Workbooks.HandMade;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

public sealed class HostileWorkbookTests
{
    private static readonly string Honest = Sheet($"{Headings}<row r=\"2\">{Text("A2", "1")}{Text("B2", "x")}</row>");

    [Fact]
    public void An_honest_workbook_with_a_link_elsewhere_is_read_and_the_link_is_not_followed() =>
        Assert.Empty(Read(HandMade.File(Honest)).Faults);

    [Theory]
    [InlineData("xl/vbaProject.bin")]
    [InlineData("xl/macrosheets/sheet1.xml")]
    [InlineData("XL\\MacroSheets\\sheet1.xml")]
    public void Macros_are_refused_wherever_they_lie(string part) =>
        Assert.Equal("workbook-macros", Refusal(HandMade.File(Honest, more: (part, "x"))));

    [Fact]
    public void Macros_are_refused_by_their_content_type() =>
        Assert.Equal(
            "workbook-macros",
            Refusal(
                HandMade.File(
                    Honest,
                    more: (
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>"
                    )
                )
            )
        );

    public static TheoryData<string, byte[]> Unreadable =>
        new()
        {
            { "nothing", [] },
            { "no archive", Encoding.UTF8.GetBytes("学籍号,姓名\n1,x") },
            {
                "the old format, or one with a password",
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]
            },
            { "an archive of something else", Zip(("word/document.xml", "<x/>"u8.ToArray())) },
            { "broken off", HandMade.File(Honest)[..^40] },
            { "XML that breaks off", HandMade.File(Honest[..^20]) },
            {
                "an entity",
                HandMade.File(
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + Honest.Replace(">x<", ">&e;<", StringComparison.Ordinal)
                )
            },
            {
                "laughter",
                HandMade.File(
                    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                        + Honest.Replace(">x<", ">&b;<", StringComparison.Ordinal)
                )
            },
            { "rows out of order", HandMade.File(Sheet($"{Headings}<row r=\"1\">{Text("A1", "1")}</row>")) },
            {
                "a text that is not there",
                HandMade.File(Sheet($"{Headings}<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99</v></c></row>"))
            },
            { "a text without a number", HandMade.File(Sheet($"{Headings}<row r=\"2\">{Shared("x")}</row>")) },
            { "a text by a number with a sign", HandMade.File(Sheet($"{Headings}<row r=\"2\">{Shared("+1")}</row>")) },
            { "a row without a number", HandMade.File(Sheet($"{Headings}<row r=\"+2\">{Text("A2", "1")}</row>")) },
            { "a cell without a place", HandMade.File(Sheet($"{Headings}<row r=\"2\">{Text("7", "1")}</row>")) },
            {
                "two cells in one place",
                HandMade.File(Sheet($"{Headings}<row r=\"2\">{Text("A2", "1")}{Text("A2", "2")}</row>"))
            },
            {
                "a sheet outside",
                HandMade.File(
                    Honest,
                    more: (
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"../../../etc/passwd\"/></Relationships>"
                    )
                )
            },
            { "one part twice", Zip(("xl/workbook.xml", "<a/>"u8.ToArray()), ("XL/Workbook.xml", "<a/>"u8.ToArray())) },
        };

    [Theory]
    [MemberData(nameof(Unreadable), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_read_safely_is_refused(string what, byte[] file) =>
        Assert.True(Refusal(file) == "workbook-unreadable", what);

    [Fact]
    public void A_bomb_is_left_alone_before_it_unfolds()
    {
        var bomb = HandMade.File(Sheet(Headings + new string(' ', 70 * 1024 * 1024)));
        Assert.True(bomb.Length < 200_000);

        Assert.Equal("workbook-unreadable", Refusal(bomb));
        AssertHeld(bomb);
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_left_alone_while_it_unfolds()
    {
        var bomb = HandMade.File(Sheet(Headings + new string(' ', 70 * 1024 * 1024)));
        // In the directory at the end of the archive each part says how long it will be; this one says a hundred bytes.
        for (var at = 0; at + 4 < bomb.Length; at++)
            if (
                BinaryPrimitives.ReadUInt32LittleEndian(bomb.AsSpan(at)) == 0x02014B50
                && BinaryPrimitives.ReadUInt32LittleEndian(bomb.AsSpan(at + 24)) > 1_000_000
            )
                BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(at + 24), 100);

        Assert.Equal("workbook-unreadable", Refusal(bomb));
        AssertHeld(bomb);
    }

    [Fact]
    public void Endless_text_is_left_alone_before_it_is_kept()
    {
        var random = new Random(1);
        var noise = new StringBuilder("<sst>");
        for (var i = 0; i < 60; i++)
        {
            noise.Append("<si><t>");
            for (var sign = 0; sign < 200_000; sign++)
                noise.Append((char)('a' + random.Next(26)));
            noise.Append("</t></si>");
        }

        Assert.Equal(
            "workbook-unreadable",
            Refusal(HandMade.File(Honest, more: ("xl/sharedStrings.xml", noise.Append("</sst>").ToString())))
        );
    }

    private static string Shared(string number) => $"<c r=\"A2\" t=\"s\"><v>{number}</v></c>";

    private static string Refusal(byte[] file)
    {
        var sheet = Read(file);
        Assert.Null(sheet.Place);
        Assert.Empty(sheet.Rows);
        return Assert.Single(sheet.Faults).Code;
    }

    // Allocated in all, not only at the end: what was thrown away was held once.
    private static void AssertHeld(byte[] bomb)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refusal(bomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48 * 1024 * 1024);
    }
}
