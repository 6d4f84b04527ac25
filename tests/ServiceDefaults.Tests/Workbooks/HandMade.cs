using System.IO.Compression;
using System.Text;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;

namespace AfterSchool.ServiceDefaults.Tests.Workbooks;

/// <summary>Workbooks made by hand, part by part: as other programs may write them, and as nobody honest would.</summary>
internal static class HandMade
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packed = "http://schemas.openxmlformats.org/package/2006";

    public static readonly Words Words = new(typeof(Words).Assembly, typeof(HandMade).Assembly);

    public static readonly Column Number = new("probeNumber", IsRequired: true);
    public static readonly Column Name = new("probeName", IsRequired: true);
    public static readonly Column Day = new("probeDay", CellKind.Date);
    public static readonly Column Colour = new("probeColour") { Choices = ["红", "蓝"] };
    public static readonly Column Fee = new("probeFee", CellKind.Amount);
    public static readonly Column Time = new("probeTime", CellKind.Time);
    public static readonly Column[] All = [Number, Name, Day, Colour, Fee, Time];

    /// <summary>The headings of a sheet with all columns.</summary>
    public const string Headings =
        "<row r=\"1\">"
        + "<c r=\"A1\" t=\"inlineStr\"><is><t>编号*</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>名称（必填）</t></is></c>"
        + "<c r=\"C1\" t=\"inlineStr\"><is><t>日期</t></is></c><c r=\"D1\" t=\"inlineStr\"><is><t> 颜色 </t></is></c>"
        + "<c r=\"E1\" t=\"inlineStr\"><is><t>费用</t></is></c><c r=\"F1\" t=\"inlineStr\"><is><t>时间</t></is></c></row>";

    /// <summary>A cell of text.</summary>
    public static string Text(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    /// <summary>Reads a workbook's sheet by the probe's columns.</summary>
    public static SentSheet Read(byte[] workbook) => SheetReader.Read(new MemoryStream(workbook), "样表", All, Words);

    /// <summary>The rows of a sheet, with what stands behind them.</summary>
    public static SentSheet Read(string rows, string behind = "", string? book = null) =>
        Read(File(Sheet(rows, behind), book: book));

    /// <summary>The sheet's part.</summary>
    public static string Sheet(string rows, string behind = "") =>
        $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Related}\"><sheetData>{rows}</sheetData>{behind}</worksheet>";

    /// <summary>A workbook of one sheet; parts that are given replace the usual or come besides.</summary>
    public static byte[] File(string sheet, string? book = null, params (string Name, string Xml)[] more)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] =
                $"<Types xmlns=\"{Packed}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ["_rels/.rels"] =
                $"<Relationships xmlns=\"{Packed}/relationships\"><Relationship Id=\"r9\" Type=\"{Related}/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] =
                book
                ?? $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Related}\"><sheets><sheet name=\"样表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] =
                $"<Relationships xmlns=\"{Packed}/relationships\"><Relationship Id=\"r1\" Type=\"{Related}/worksheet\" Target=\"worksheets/one.xml\"/>"
                + $"<Relationship Id=\"r2\" Type=\"{Related}/styles\" Target=\"/xl/styles.xml\"/>"
                + $"<Relationship Id=\"r3\" Type=\"{Related}/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                + $"<Relationship Id=\"r4\" Type=\"{Related}/externalLink\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/></Relationships>",
            ["xl/worksheets/one.xml"] = sheet,
            // The second is a built-in date, the third a form of one's own, the fourth only looks like one.
            ["xl/styles.xml"] =
                $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"170\" formatCode=\"[$-804]yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt numFmtId=\"171\" formatCode=\"[Red]0.00&quot;d&quot;\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>",
            ["xl/sharedStrings.xml"] =
                $"<sst xmlns=\"{Main}\"><si><t>共用</t></si><si><r><t>欧</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">阳 </t></r><rPh sb=\"0\" eb=\"1\"><t>ōu</t></rPh></si></sst>",
        };
        foreach (var (name, xml) in more)
            parts[name] = xml;
        return Zip(parts.Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value))));
    }

    /// <summary>A file of these parts.</summary>
    public static byte[] Zip(params IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(bytes);
            }

        return file.ToArray();
    }
}
