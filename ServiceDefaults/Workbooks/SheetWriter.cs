using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Workbooks;

/// <summary>Styles of cells, by their place in <c>styles.xml</c>.</summary>
internal enum CellStyle
{
    Plain,

    /// <summary>Text, also when somebody edits the cell: nothing typed into it becomes a number or a formula.</summary>
    Text,

    /// <summary>As <see cref="Text"/>, for what a spreadsheet would take for a formula.</summary>
    Quoted,
    Date,
    Time,
    Moment,
    Amount,
    Heading,
    RequiredHeading,
    Wrapped,
}

/// <summary>Writes the rows of one sheet, a few at a time: no more than a buffer is ever held.</summary>
internal sealed partial class SheetWriter(Stream part)
{
    private const int SentAt = 64 * 1024;
    private static readonly SearchValues<char> FormulaSigns = SearchValues.Create("=+-@\t\r＝＋－＠");
    private readonly StringBuilder _text = new(SentAt + 8_192);
    private byte[] _bytes = new byte[SentAt];
    private int _row;

    /// <summary>Rows written.</summary>
    public int Rows => _row;

    /// <summary>Writes what stands around the rows.</summary>
    public void Raw(string xml) => _text.Append(xml);

    /// <summary>A row of values, each typed for what it is.</summary>
    public void Row(IReadOnlyList<object?> values, CellStyle? style = null)
    {
        _row++;
        _text.Append(CultureInfo.InvariantCulture, $"<row r=\"{_row}\">");
        for (var at = 0; at < values.Count; at++)
            Cell(at + 1, values[at], style);
        _text.Append("</row>");
    }

    /// <summary>A row of headings, those of required columns marked.</summary>
    public void Headings(IReadOnlyList<(string Text, bool IsRequired)> headings)
    {
        _row++;
        _text.Append(CultureInfo.InvariantCulture, $"<row r=\"{_row}\" ht=\"24\" customHeight=\"1\">");
        for (var at = 0; at < headings.Count; at++)
            Written(at + 1, headings[at].Text, headings[at].IsRequired ? CellStyle.RequiredHeading : CellStyle.Heading);
        _text.Append("</row>");
    }

    /// <summary>Sends what has gathered, once it is worth it.</summary>
    public ValueTask SendAsync(CancellationToken ct) =>
        _text.Length < SentAt ? ValueTask.CompletedTask : FlushAsync(ct);

    /// <summary>Sends what has gathered.</summary>
    public async ValueTask FlushAsync(CancellationToken ct)
    {
        foreach (var chunk in _text.GetChunks())
        {
            var most = Encoding.UTF8.GetMaxByteCount(chunk.Length);
            if (_bytes.Length < most)
                _bytes = new byte[most];
            await part.WriteAsync(_bytes.AsMemory(0, Encoding.UTF8.GetBytes(chunk.Span, _bytes)), ct);
        }

        _text.Clear();
    }

    private void Cell(int column, object? value, CellStyle? style)
    {
        switch (value)
        {
            case null or "":
                break;
            case string text:
                Written(column, text, style ?? (FormulaSigns.Contains(text[0]) ? CellStyle.Quoted : CellStyle.Text));
                break;
            case int or long:
                Number(column, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), CellStyle.Plain);
                break;
            case Money money:
                Number(column, money.ToString(), CellStyle.Amount);
                break;
            case DateOnly day:
                Number(column, $"{SheetCell.SerialOf(day)}", CellStyle.Date);
                break;
            case TimeOnly time:
                Number(column, time.ToTimeSpan().TotalDays.ToString("R", CultureInfo.InvariantCulture), CellStyle.Time);
                break;
            default:
                throw new ArgumentException($"No cell is made of {value.GetType().Name}.", nameof(value));
        }
    }

    private void Number(int column, string number, CellStyle style) =>
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<c r=\"{SheetCell.Letters(column)}{_row}\" s=\"{(int)style}\"><v>{number}</v></c>"
        );

    private void Written(int column, string text, CellStyle style)
    {
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<c r=\"{SheetCell.Letters(column)}{_row}\" s=\"{(int)style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
        );
        // What looks like the sign for a sign is none: _x0041_ would come back as A.
        Xml(_text, Sign().Replace(text, "_x005F_"));
        _text.Append("</t></is></c>");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Sign();

    /// <summary>Text as XML holds it; what XML cannot hold becomes the sign for it.</summary>
    public static void Xml(StringBuilder into, string text)
    {
        for (var at = 0; at < text.Length; at++)
            switch (text[at])
            {
                case '<':
                    into.Append("&lt;");
                    break;
                case '>':
                    into.Append("&gt;");
                    break;
                case '&':
                    into.Append("&amp;");
                    break;
                case '"':
                    into.Append("&quot;");
                    break;
                case var sign when XmlConvert.IsXmlChar(sign):
                    into.Append(sign);
                    break;
                case var sign when at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], sign):
                    into.Append(sign).Append(text[++at]);
                    break;
                default:
                    into.Append('\uFFFD');
                    break;
            }
    }

    /// <summary>Text as XML holds it.</summary>
    public static string Xml(string text)
    {
        var into = new StringBuilder(text.Length);
        Xml(into, text);
        return into.ToString();
    }
}
