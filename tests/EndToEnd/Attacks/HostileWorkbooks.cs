using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>A workbook that no office sends.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Fate">How it may be answered.</param>
internal sealed record HostileWorkbook(string Name, byte[] File, Fate Fate);

/// <summary>How a hostile workbook may be answered; by no failure, and by nothing that changes anything.</summary>
internal enum Fate
{
    /// <summary>It cannot be read: refused by every door.</summary>
    Refused,

    /// <summary>It can be read and is wrong: refused, or given back with what is wrong with it.</summary>
    Wrong,

    /// <summary>What is hostile in it concerns nobody as long as nobody unfolds it.</summary>
    Harmless,
}

/// <summary>Makes them, from one that was taken.</summary>
internal static partial class HostileWorkbooks
{
    private const string Sheet = "xl/worksheets/sheet1.xml";
    private const int Bomb = 70 * 1024 * 1024;
    private const string Entity = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY p \"&e;\">]>";

    /// <summary>Small ones.</summary>
    public static IEnumerable<HostileWorkbook> Of(byte[] taken)
    {
        yield return new("nothing", [], Fate.Refused);
        yield return new("no archive", Encoding.UTF8.GetBytes("学籍号,姓名\n=cmd|'/C calc'!A0,x"), Fate.Refused);
        yield return new("broken off", taken[..^40], Fate.Refused);
        yield return new("an archive of nothing", Changed([], "docProps/app.xml", "<x/>"), Fate.Refused);
        yield return new(
            "a text from a file of the machine",
            With(taken, xml => Entity + Cells().Replace(Undeclared(xml), "${open}&p;${close}")),
            Fate.Refused
        );
        yield return new("macros", Changed(taken, "xl/vbaProject.bin", "x"), Fate.Refused);
        yield return new(
            "XML that breaks off, below headings that nobody knows",
            With(taken, xml => Cells().Replace(xml, "${open}x${close}", 60)[..^12]),
            Fate.Refused
        );
        yield return new("a part outside", Changed(taken, "../../../tmp/attacked.xml", "<x/>"), Fate.Harmless);
        yield return new(
            "a formula in every cell",
            With(
                taken,
                xml =>
                    Below(xml, rows => Typed().Replace(rows, "${cell} t=\"str\"><f>cmd|'/C calc'!A0</f><v>x</v></c>"))
            ),
            Fate.Wrong
        );
        yield return new("a script in every cell", In(taken, HostileBodies.Script), Fate.Wrong);
        yield return new("a NUL in every cell", In(taken, "a_x0000_b"), Fate.Wrong);
        yield return new("half a surrogate pair in every cell", In(taken, "a_xD800_b"), Fate.Wrong);
        yield return new("a very long text in every cell", In(taken, new string('长', 2_000)), Fate.Wrong);
        yield return new("no row", With(taken, xml => Below(xml, _ => "")), Fate.Wrong);
    }

    /// <summary>Great ones, that mean to keep a service busy.</summary>
    public static IEnumerable<HostileWorkbook> GreatOf(byte[] taken)
    {
        var blank = new string(' ', Bomb);
        yield return new("10 MB", RandomNumberGenerator.GetBytes(10 * 1024 * 1024), Fate.Refused);
        yield return new("a bomb", With(taken, xml => Below(xml, _ => blank)), Fate.Refused);
        yield return new("a bomb that lies", Lying(With(taken, xml => Below(xml, _ => blank))), Fate.Refused);
        yield return new("a bomb beside the sheet", Changed(taken, "xl/media/image1.png", blank), Fate.Refused);
        yield return new(
            "a bomb beside the sheet that lies",
            Lying(Changed(taken, "xl/media/image1.png", blank)),
            Fate.Harmless
        );
        yield return new(
            "1,000,000 empty rows",
            With(
                taken,
                xml => Below(xml, _ => string.Concat(Enumerable.Range(2, 1_000_000).Select(at => $"<row r=\"{at}\"/>")))
            ),
            Fate.Wrong
        );
        yield return new(
            "elements in elements without end",
            With(taken, xml => Below(xml, _ => string.Concat(Enumerable.Range(0, 2_000_000).Select(Opened)))),
            Fate.Refused
        );
    }

    // Of many names, so that it does not pack like a bomb.
    private static string Opened(int at) => $"<{(char)('a' + (at * 7919 % 26))}{(char)('a' + (at * 104_729 % 26))}>";

    private static byte[] In(byte[] taken, string text)
    {
        var encoded = text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal);
        return With(
            taken,
            xml =>
                Below(
                    xml,
                    rows =>
                        Typed()
                            .Replace(
                                rows,
                                cell => $"{cell.Groups["cell"]} t=\"inlineStr\"><is><t>{encoded}</t></is></c>"
                            )
                )
        );
    }

    private static string Below(string xml, Func<string, string> rows)
    {
        var (from, to) = (
            xml.IndexOf("</row>", StringComparison.Ordinal) + "</row>".Length,
            xml.IndexOf("</sheetData>", StringComparison.Ordinal)
        );
        return xml[..from] + rows(xml[from..to]) + xml[to..];
    }

    private static string Undeclared(string xml) => xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..];

    private static byte[] With(byte[] taken, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(taken));
        using var xml = new StreamReader(zip.GetEntry(Sheet)!.Open());
        return Changed(taken, Sheet, change(xml.ReadToEnd()));
    }

    private static byte[] Changed(byte[] taken, string part, string text)
    {
        using var file = new MemoryStream();
        file.Write(taken);
        using (
            var zip = new ZipArchive(
                file,
                taken.Length > 0 ? ZipArchiveMode.Update : ZipArchiveMode.Create,
                leaveOpen: true
            )
        )
        {
            if (zip.Mode is ZipArchiveMode.Update)
                zip.GetEntry(part)?.Delete();
            using var into = new StreamWriter(zip.CreateEntry(part).Open());
            into.Write(text);
        }

        return file.ToArray();
    }

    // In the directory at the end of the archive each part says how long it will be: the long one says a hundred bytes.
    private static byte[] Lying(byte[] bomb)
    {
        for (var at = 0; at + 28 < bomb.Length; at++)
            if (
                BinaryPrimitives.ReadUInt32LittleEndian(bomb.AsSpan(at)) == 0x02014B50
                && BinaryPrimitives.ReadUInt32LittleEndian(bomb.AsSpan(at + 24)) > 1_000_000
            )
                BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(at + 24), 100);
        return bomb;
    }

    // A cell's text.
    [GeneratedRegex("(?<open><t[^>]*>)[^<]*(?<close></t>)")]
    private static partial Regex Cells();

    // A cell with whatever it holds.
    [GeneratedRegex("(?<cell><c r=\"[A-Z0-9]+\")[^>]*>.*?</c>")]
    private static partial Regex Typed();
}
