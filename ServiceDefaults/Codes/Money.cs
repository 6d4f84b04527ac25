using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// An amount of renminbi in whole fen (分); outside the process a decimal string of yuan, <c>"123.45"</c>. No float
/// ever touches it. Amounts beyond ±10 trillion yuan are refused, so that no sum of a few thousand can overflow.
/// </summary>
/// <param name="Fen">The amount in fen; may be negative.</param>
/// <exception cref="OverflowException">The amount is outside ±<see cref="LimitFen"/>.</exception>
[JsonConverter(typeof(TextValueJsonConverter<Money>))]
public readonly partial record struct Money(long Fen) : ITextValue<Money>, IComparable<Money>
{
    /// <summary>The largest amount in fen, either way.</summary>
    public const long LimitFen = 1_000_000_000_000_000;

    /// <summary>The amount in fen.</summary>
    public long Fen { get; } = Within(Fen);

    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    string ITextValue<Money>.Text => ToString();

    /// <summary>Reads yuan with at most two decimals, or says what was expected.</summary>
    public static Money Parse(string? text) => TextValue.Read<Money>(text);

    /// <summary>Binds a route or query value.</summary>
    public static bool TryParse(string? text, out Money value) => TryParse(text, out value, out _);

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Money value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        var match = DecimalYuan.Match(text?.Trim() ?? "");
        if (!match.Success)
        {
            problem = "Expected an amount in yuan with at most two decimals, such as 123.45.";
            return false;
        }

        var digits = match.Groups["yuan"].Value + match.Groups["fen"].Value.PadRight(2, '0');
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) || fen > LimitFen)
        {
            problem = $"Expected an amount within ±{new Money(LimitFen)} yuan.";
            return false;
        }

        value = new(match.Groups["sign"].Success ? -fen : fen);
        problem = null;
        return true;
    }

    /// <summary>Orders by amount.</summary>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Yuan with two decimals, as it travels: <c>-0.05</c>, <c>123.40</c>.</summary>
    public override string ToString()
    {
        var (yuan, fen) = Math.DivRem(Math.Abs(Fen), 100);
        return string.Create(CultureInfo.InvariantCulture, $"{(Fen < 0 ? "-" : "")}{yuan}.{fen:00}");
    }

    /// <summary>The sum.</summary>
    public static Money operator +(Money left, Money right) => new(left.Fen + right.Fen);

    /// <summary>The difference.</summary>
    public static Money operator -(Money left, Money right) => new(left.Fen - right.Fen);

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money amount) => new(-amount.Fen);

    /// <summary>A price so many times.</summary>
    public static Money operator *(Money price, long times) => new(checked(price.Fen * times));

    /// <summary>True when less.</summary>
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;

    /// <summary>True when more.</summary>
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;

    /// <summary>True when not more.</summary>
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;

    /// <summary>True when not less.</summary>
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;

    private static long Within(long fen) =>
        fen is >= -LimitFen and <= LimitFen
            ? fen
            : throw new OverflowException("An amount of money left the range of ±10 trillion yuan.");

    [GeneratedRegex(@"\A(?<sign>-)?(?<yuan>0|[1-9][0-9]{0,15})(\.(?<fen>[0-9]{1,2}))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DecimalYuan { get; }
}
