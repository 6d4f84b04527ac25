using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace AfterSchool.Testing;

/// <summary>
/// Finds what people are called and reached by in whatever a system leaves behind, in every spelling it may have taken on the way: as
/// it is, as JSON, URLs, forms and HTML write it, in base64 wherever it may lie in it, and in hex.
/// </summary>
public sealed class Mentions
{
    // Bytes are searched as text of one byte a letter, whatever they mean.
    private static readonly Encoding Bytes = Encoding.Latin1;
    private readonly Dictionary<string, string> _saidBySpelling = new(StringComparer.Ordinal);
    private readonly SearchValues<string> _sought;
    private readonly int[] _lengths;

    /// <param name="said">Names, numbers, addresses; a word of less than four bytes would be found anywhere, and is refused.</param>
    /// <exception cref="ArgumentException">One of them is too short to be told from chance.</exception>
    public Mentions(IEnumerable<string> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        foreach (var one in said.Distinct())
        {
            if (Encoding.UTF8.GetByteCount(one) < 4)
                throw new ArgumentException($"{one} is too short to look for.", nameof(said));
            foreach (var spelling in Spellings(one))
                _saidBySpelling.TryAdd(Bytes.GetString(spelling), one);
        }

        _sought = SearchValues.Create([.. _saidBySpelling.Keys], StringComparison.Ordinal);
        _lengths = [.. _saidBySpelling.Keys.Select(spelling => spelling.Length).Distinct().Order()];
    }

    /// <summary>Every mention, with what is around it.</summary>
    public IReadOnlyList<string> In(ReadOnlySpan<byte> left) => Find(Bytes.GetString(left));

    /// <inheritdoc cref="In(ReadOnlySpan{byte})"/>
    public IReadOnlyList<string> In(string left) => In(Encoding.UTF8.GetBytes(left));

    private List<string> Find(string left)
    {
        List<string> found = [];
        for (var at = 0; left.AsSpan(at).IndexOfAny(_sought) is >= 0 and var offset; at++)
        {
            at += offset;
            foreach (var length in _lengths.Where(length => at + length <= left.Length))
                if (
                    _saidBySpelling.TryGetValue(left.Substring(at, length), out var said)
                    && IsMeant(said, left, at, length)
                )
                    found.Add($"{said} in: {Around(left, at, length)}");
        }

        return found;
    }

    // Eleven digits in the midst of thirty are no telephone number.
    private static bool IsMeant(string said, string left, int at, int length) =>
        !char.IsAsciiDigit(said[0])
        || !left.AsSpan(at, length).SequenceEqual(said)
        || (
            (at == 0 || !char.IsAsciiHexDigit(left[at - 1]))
            && (at + length == left.Length || !char.IsAsciiDigit(left[at + length]))
        );

    private static string Around(string left, int at, int length) =>
        Encoding.UTF8.GetString(Bytes.GetBytes(left[Math.Max(0, at - 200)..Math.Min(left.Length, at + length + 100)]));

    private static IEnumerable<byte[]> Spellings(string said)
    {
        var json = JsonSerializer.Serialize(said).Trim('"');
        var bytes = Encoding.UTF8.GetBytes(said);
        var hex = Convert.ToHexString(bytes);
        string[] texts =
        [
            said,
            json,
            json.Replace("\\u", "\\\\u", StringComparison.Ordinal),
            Uri.EscapeDataString(said),
            WebUtility.UrlEncode(said),
            string.Concat(said.EnumerateRunes().Select(rune => rune.Value < 128 ? $"{rune}" : $"&#x{rune.Value:X};")),
        ];
        return
        [
            .. texts
                .SelectMany(text => (string[])[text, Lower(text)])
                .Append(hex)
                .Append(hex.ToLowerInvariant())
                .Concat(Base64(bytes))
                .Distinct()
                .Select(Encoding.UTF8.GetBytes),
        ];
    }

    // Only the digits of escapes: another case of the name itself would be another name.
    private static string Lower(string text) =>
        text.Contains('\\', StringComparison.Ordinal) || text.Contains('%', StringComparison.Ordinal)
            ? text.ToLowerInvariant()
            : text;

    // Three bytes become four letters, so there are three ways to lie in base64; letters that depend on what is beside are left out.
    private static IEnumerable<string> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var letters = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            var first = before == 0 ? 0 : before + 1;
            var last = (before + bytes.Length) * 8 / 6;
            var standard = letters[first..last];
            yield return standard;
            yield return standard.Replace('+', '-').Replace('/', '_');
        }
    }
}
