using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// An administrative division (行政区划代码, GB/T 2260): a province by 2 digits, a city by 4, a county by 6.
/// Trailing zeros say nothing and are dropped, so <c>430000</c> and <c>43</c> are the same division.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<DivisionCode>))]
public readonly record struct DivisionCode : ITextValue<DivisionCode>, IComparable<DivisionCode>
{
    // GB/T 2260 provinces, and 66, under which the Xinjiang Production and Construction Corps keeps its own schools.
    private static readonly SearchValues<string> Provinces = SearchValues.Create(
        [
            .. "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46".Split(' '),
            .. "50 51 52 53 54 61 62 63 64 65 66 71 81 82".Split(' '),
        ],
        StringComparison.Ordinal
    );

    private readonly string? prefix;

    private DivisionCode(string prefix) => this.prefix = prefix;

    /// <summary>The significant digits: 2 of a province, 4 of a city, 6 of a county.</summary>
    /// <exception cref="InvalidOperationException">The struct was never given a code.</exception>
    public string Prefix => prefix ?? throw TextValue.Unset<DivisionCode>();

    /// <summary>All six digits, as GB/T 2260 prints them: <c>430000</c>.</summary>
    public string Full => Prefix.PadRight(6, '0');

    /// <summary>The division's level.</summary>
    public DivisionLevel Level => (DivisionLevel)Prefix.Length;

    /// <summary>The province this division is in, or is.</summary>
    public DivisionCode Province => new(Prefix[..2]);

    /// <summary>This division and those it is part of, the largest first: 43, 4301, 430102.</summary>
    public IReadOnlyList<DivisionCode> Holders
    {
        get
        {
            var all = Prefix;
            return [.. Enumerable.Range(1, all.Length / 2).Select(pairs => new DivisionCode(all[..(2 * pairs)]))];
        }
    }

    string ITextValue<DivisionCode>.Text => Prefix;

    /// <summary>True when <paramref name="other"/> is this division or part of it; an unset code covers none.</summary>
    public bool Covers(DivisionCode other) =>
        prefix is not null && other.prefix is not null && other.prefix.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Reads 2, 4 or 6 digits, or says what was expected.</summary>
    public static DivisionCode Parse(string? text) => TextValue.Read<DivisionCode>(text);

    /// <summary>Binds a route or query value.</summary>
    public static bool TryParse(string? text, out DivisionCode value) => TryParse(text, out value, out _);

    /// <inheritdoc/>
    public static bool TryParse(string? text, out DivisionCode value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        var digits = text?.Trim() ?? "";
        problem = digits switch
        {
            { Length: not (2 or 4 or 6) } => Expected($"got {digits.Length} characters"),
            _ when !digits.All(char.IsAsciiDigit) => Expected("got something else than digits"),
            _ when !Provinces.Contains(digits[..2]) => Expected("the first two digits name no province"),
            { Length: 6 } when digits[2..4] is "00" && digits[4..] is not "00" => Expected(
                "a county needs the two digits of its city"
            ),
            _ => null,
        };
        if (problem is not null)
            return false;

        value = new(Significant(digits));
        return true;
    }

    /// <summary>Orders by digits, a division before its parts.</summary>
    public int CompareTo(DivisionCode other) => string.CompareOrdinal(prefix, other.prefix);

    /// <summary>The significant digits.</summary>
    public override string ToString() => prefix ?? "";

    /// <summary>True when <paramref name="left"/> sorts first.</summary>
    public static bool operator <(DivisionCode left, DivisionCode right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> sorts last.</summary>
    public static bool operator >(DivisionCode left, DivisionCode right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not sort last.</summary>
    public static bool operator <=(DivisionCode left, DivisionCode right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not sort first.</summary>
    public static bool operator >=(DivisionCode left, DivisionCode right) => left.CompareTo(right) >= 0;

    private static string Significant(string digits)
    {
        // By pairs, not by characters: 4310 is the city of Chenzhou, not the province 431.
        while (digits.Length > 2 && digits.EndsWith("00", StringComparison.Ordinal))
            digits = digits[..^2];
        return digits;
    }

    private static string Expected(string but) => $"Expected a GB/T 2260 division code of 2, 4 or 6 digits; {but}.";
}

/// <summary>The level of a division; the number is how many digits are significant.</summary>
public enum DivisionLevel
{
    /// <summary>Never given.</summary>
    None = 0,

    /// <summary>Province, autonomous region, municipality (省级).</summary>
    Province = 2,

    /// <summary>City, prefecture (地级).</summary>
    City = 4,

    /// <summary>County, district, county-level city (县级).</summary>
    County = 6,
}
