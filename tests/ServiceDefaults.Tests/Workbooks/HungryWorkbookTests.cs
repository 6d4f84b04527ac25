using System.Text;
using AfterSchool.ServiceDefaults.Workbooks;
using static AfterSchool.ServiceDefaults.Tests.Workbooks.HandMade;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

/// <summary>
/// Files of some ten kilobytes that are within every limit of bytes, and of which a reader would make hundreds of megabytes: it keeps an
/// object for each level, attribute, name and text.
/// </summary>
public sealed class HungryWorkbookTests
{
    private static readonly string Honest = Sheet($"{Headings}<row r=\"2\">{Text("A2", "1")}{Text("B2", "x")}</row>");

    private static string Sheet(string inside) => HandMade.Sheet(inside);

    public static TheoryData<string, string, Func<string>> Hungry =>
        new()
        {
            // Read first of all, to see whether there are macros.
            { "levels of types", "[Content_Types].xml", () => Noisy("<a>", 400_000) },
            { "levels of a sheet", "xl/worksheets/one.xml", () => Sheet(Noisy("<a>", 400_000)) },
            { "levels of what is left out", "xl/sharedStrings.xml", () => $"<sst><si><rPh>{Noisy("<a>", 400_000)}" },
            { "attributes", "xl/styles.xml", () => $"<styleSheet {Noisy(" a=\"\"", 400_000)}/>" },
            {
                "attributes that hide a tag's end",
                "xl/styles.xml",
                () => $"<styleSheet {Noisy(" a=\">\"", 400_000)}/>"
            },
            { "shared texts of nothing", "xl/sharedStrings.xml", () => $"<sst>{Noisy("<si/><a/>", 2_000_000)}</sst>" },
            { "one text", "xl/sharedStrings.xml", () => $"<sst><si><t>{Noisy("aaaaa", 3_000_000)}</t></si></sst>" },
            {
                "one text in pieces",
                "xl/sharedStrings.xml",
                () => $"<sst><si><t>{Noisy("aaaa<!--<-->", 1_200_000)}</t></si></sst>"
            },
            {
                "one text that hides what begins a tag",
                "xl/sharedStrings.xml",
                () => $"<sst><si><t><![CDATA[{Noisy("<a>", 5_000_000)}]]></t></si></sst>"
            },
            { "an instruction", "xl/styles.xml", () => $"<?a {Noisy("<a>", 5_000_000)}?><styleSheet/>" },
            { "names", "xl/styles.xml", () => $"<styleSheet>{Names(700_000)}</styleSheet>" },
            {
                "relations",
                "xl/_rels/workbook.xml.rels",
                () => $"<Relationships>{Noisy("<Relationship Target=\"a\"/>", 400_000)}</Relationships>"
            },
        };

    [Theory]
    [MemberData(nameof(Hungry), DisableDiscoveryEnumeration = true)]
    public void Is_left_alone_before_a_reader_has_made_much_of_it(string what, string part, Func<string> write)
    {
        var xml = write();
        var file = HandMade.File(Honest, more: (part, xml));
        Assert.InRange(xml.Length, 0, 32 * 1024 * 1024);
        Assert.InRange(file.Length, 0, 4 * 1024 * 1024);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sheet = Read(file);
        var made = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(Assert.Single(sheet.Faults).Code == "workbook-unreadable", what);
        // Allocated in all, not only at the end: what was thrown away was held once.
        Assert.True(made < 24 * 1024 * 1024, $"{what}: {made / 1024 / 1024} MiB");
    }

    [Fact]
    public void The_most_that_is_honest_is_read()
    {
        // What a cell holds at most, in signs of three bytes; a list of places; a blank picture of a screen.
        var sheet = HandMade.Sheet(
            $"{Headings}<row r=\"2\">{Text("A2", "1")}{Text("B2", new string('课', 32_767))}</row>",
            $"<dataValidations><dataValidation sqref=\"{string.Join(' ', Enumerable.Range(1, 20_000).Select(at => $"D{at}"))}\"/></dataValidations>"
        );
        var picture = new string('\0', 9 * 1024 * 1024);

        var read = Read(HandMade.File(sheet, more: [("xl/media/one.bmp", picture), ("xl/media/two.bmp", picture)]));

        Assert.Empty(read.Faults);
        Assert.Equal(32_767, read.Rows[0].Text(Name, 40_000)!.Length);
    }

    // Packed to less than the two hundredth part, the same all through would be known for a bomb.
    private static string Noisy(string one, int times)
    {
        var (text, random) = (new StringBuilder(), new Random(1));
        for (var at = 0; at < times; at++)
            if (at % (2_000 / one.Length) != 0)
                text.Append(one);
            else
                for (var sign = 0; sign < 20; sign++)
                    text.Append(one.Replace('a', (char)('b' + random.Next(16))));
        return text.ToString();
    }

    private static string Names(int count)
    {
        var text = new StringBuilder();
        for (var at = 0; at < count; at++)
            text.Append($"<n{at:x}/>");
        return text.ToString();
    }
}
