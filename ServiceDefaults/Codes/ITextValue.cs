using System.Diagnostics.CodeAnalysis;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// A value that travels as one text: in JSON, in a route, in a query, in a spreadsheet cell. A type that has this
/// gets JSON and minimal-API binding for the price of one method.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface ITextValue<TSelf> : ISpanParsable<TSelf>
    where TSelf : struct, ITextValue<TSelf>
{
    /// <summary>The whole text as it travels; for personal numbers this is the number in clear.</summary>
    string Text { get; }

    /// <summary>Reads a text; surrounding white space is forgiven, anything else is not.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="value">The value, or the default when the text is refused.</param>
    /// <param name="problem">
    /// What was expected, in English for engineers; never repeats the text, which may be personal.
    /// </param>
    static abstract bool TryParse(string? text, out TSelf value, [NotNullWhen(false)] out string? problem);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TextValue.Read<TSelf>(s);

    static bool IParsable<TSelf>.TryParse(string? s, IFormatProvider? provider, out TSelf result) =>
        TSelf.TryParse(s, out result, out _);

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TextValue.Read<TSelf>(s.ToString());

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out TSelf result) =>
        TSelf.TryParse(s.ToString(), out result, out _);
}
