using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// A pupil's number in the national roll (学籍号): 19 characters, <c>G</c> and the citizen number, <c>J</c> and 18
/// characters for a child without one, <c>L</c> and 18 for a temporary entry. Sources disagree about the length after
/// <c>G</c>; we accept 19 in all and say so. Personal data, because it holds the citizen number: masked like it.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<PupilNumber>))]
public readonly record struct PupilNumber : ITextValue<PupilNumber>
{
    private const int Length = 19;

    private readonly string? value;

    private PupilNumber(string value) => this.value = value;

    /// <summary>The number in clear; whoever asks for it answers for where it goes.</summary>
    /// <exception cref="InvalidOperationException">The struct was never given a number.</exception>
    public string Value => value ?? throw TextValue.Unset<PupilNumber>();

    /// <summary>The citizen number inside a <c>G</c> number; null for <c>J</c> and <c>L</c>.</summary>
    public CitizenNumber? Citizen => Value[0] is 'G' ? CitizenNumber.Parse(Value[1..]) : null;

    string ITextValue<PupilNumber>.Text => Value;

    /// <summary>Reads 19 characters, or says what was expected.</summary>
    public static PupilNumber Parse(string? text) => TextValue.Read<PupilNumber>(text);

    /// <summary>Binds a value; never put this number into a route or query, where it would be logged.</summary>
    public static bool TryParse(string? text, out PupilNumber value) => TryParse(text, out value, out _);

    /// <inheritdoc/>
    public static bool TryParse(string? text, out PupilNumber value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        var number = text?.Trim().ToUpperInvariant() ?? "";
        var inner = "";
        problem = number switch
        {
            { Length: not Length } => Expected($"got {number.Length} characters"),
            _ when number[0] is not ('G' or 'J' or 'L') => Expected("the first must be G, J or L"),
            _ when !number.All(char.IsAsciiLetterOrDigit) => Expected("got something else than letters and digits"),
            _ when number[0] is 'G' && !CitizenNumber.TryParse(number[1..], out _, out inner) => Expected(inner!),
            _ => null,
        };
        if (problem is not null)
            return false;

        value = new(number);
        return true;
    }

    /// <summary>The letter and the last four characters, the rest masked.</summary>
    public override string ToString() => value is null ? "" : value[0] + new string('*', Length - 5) + value[^4..];

    private static string Expected(string but) =>
        $"Expected a pupil number of 19 characters (G, J or L and 18 more); {but.TrimEnd('.')}.";
}
