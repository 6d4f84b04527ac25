using System.IO.Compression;
using System.Text;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>Writes a workbook part by part into a stream that is only written forward: nothing is held, nothing is gone back to.</summary>
internal sealed class WorkbookWriter : IAsyncDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packed = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Declared = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private readonly ForwardStream _sent;
    private readonly ZipArchive _zip;
    private readonly CancellationToken _ct;
    private readonly List<(string Name, bool IsShown)> _sheets = [];
    private bool _hasNotes;

    private WorkbookWriter(ForwardStream sent, ZipArchive zip, CancellationToken ct) =>
        (_sent, _zip, _ct) = (sent, zip, ct);

    /// <summary>Begins a workbook.</summary>
    public static async Task<WorkbookWriter> OnAsync(Stream stream, CancellationToken ct)
    {
        var sent = new ForwardStream(stream);
        var zip = await ZipArchive.CreateAsync(
            sent,
            ZipArchiveMode.Create,
            leaveOpen: true,
            entryNameEncoding: null,
            ct
        );
        return new WorkbookWriter(sent, zip, ct);
    }

    /// <summary>Writes a sheet.</summary>
    /// <param name="name">Its name, as on its tab.</param>
    /// <param name="head">What stands before the rows.</param>
    /// <param name="write">Writes the rows.</param>
    /// <param name="tail">What stands after them.</param>
    /// <param name="isShown">Whether people see it.</param>
    public async Task SheetAsync(
        string name,
        string head,
        Func<SheetWriter, Task> write,
        string tail = "",
        bool isShown = true
    )
    {
        _sheets.Add((name, isShown));
        await using var part = await OpenAsync($"xl/worksheets/sheet{_sheets.Count}.xml");
        var writer = new SheetWriter(part);
        writer.Raw($"{Declared}<worksheet xmlns=\"{Main}\" xmlns:r=\"{Related}\">{head}<sheetData>");
        await write(writer);
        writer.Raw($"</sheetData>{tail}</worksheet>");
        await writer.FlushAsync(_ct);
    }

    /// <summary>Notes on the cells of the first sheet's first row.</summary>
    public async Task NotesAsync(IReadOnlyList<string> notes)
    {
        _hasNotes = true;
        await PartAsync(
            "xl/worksheets/_rels/sheet1.xml.rels",
            $"<Relationships xmlns=\"{Packed}/relationships\">{Relation(1, "vmlDrawing", "../drawings/vmlDrawing1.vml")}"
                + $"{Relation(2, "comments", "../comments1.xml")}</Relationships>"
        );
        await PartAsync("xl/comments1.xml", NoteParts.Comments(notes, Main));
        await PartAsync("xl/drawings/vmlDrawing1.vml", NoteParts.Shapes(notes.Count), isDeclared: false);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _zip.DisposeAsync();
        await _sent.SendHeldAsync(_ct);
    }

    /// <summary>Writes the parts that hold the others together; without them it is no workbook, so nobody takes half of one for a whole.</summary>
    public async Task FinishAsync()
    {
        await PartAsync("xl/styles.xml", StylePart.Xml(Main));
        await PartAsync(
            "xl/workbook.xml",
            $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Related}\"><sheets>"
                + string.Concat(
                    _sheets.Select(
                        (sheet, at) =>
                            $"<sheet name=\"{SheetWriter.Xml(sheet.Name)}\" sheetId=\"{at + 1}\""
                            + $"{(sheet.IsShown ? "" : " state=\"hidden\"")} r:id=\"rId{at + 1}\"/>"
                    )
                )
                + "</sheets></workbook>"
        );
        await PartAsync(
            "xl/_rels/workbook.xml.rels",
            $"<Relationships xmlns=\"{Packed}/relationships\">"
                + string.Concat(
                    _sheets.Select((_, at) => Relation(at + 1, "worksheet", $"worksheets/sheet{at + 1}.xml"))
                )
                + Relation(_sheets.Count + 1, "styles", "styles.xml")
                + "</Relationships>"
        );
        await PartAsync(
            "_rels/.rels",
            $"<Relationships xmlns=\"{Packed}/relationships\">{Relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>"
        );
        await PartAsync("[Content_Types].xml", ContentTypes());
    }

    private string ContentTypes()
    {
        var types = new StringBuilder($"<Types xmlns=\"{Packed}/content-types\">")
            .Append(
                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            )
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        if (_hasNotes)
            types.Append(
                "<Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>"
            );
        types.Append(Override("xl/workbook.xml", "sheet.main")).Append(Override("xl/styles.xml", "styles"));
        for (var at = 1; at <= _sheets.Count; at++)
            types.Append(Override($"xl/worksheets/sheet{at}.xml", "worksheet"));
        if (_hasNotes)
            types.Append(Override("xl/comments1.xml", "comments"));
        return types.Append("</Types>").ToString();
    }

    private async Task PartAsync(string name, string xml, bool isDeclared = true)
    {
        await using var part = await OpenAsync(name);
        await part.WriteAsync(Encoding.UTF8.GetBytes(isDeclared ? Declared + xml : xml), _ct);
    }

    private async Task<Stream> OpenAsync(string name) =>
        await _zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(_ct);

    private static string Override(string part, string type) =>
        $"<Override PartName=\"/{part}\" ContentType=\"{Types}.{type}+xml\"/>";

    private static string Relation(int id, string type, string target) =>
        $"<Relationship Id=\"rId{id}\" Type=\"{Related}/{type}\" Target=\"{target}\"/>";
}
