using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// A citizen number (公民身份号码, GB 11643-1999), 18 characters with the day of birth and a check character. Residence
/// permits of Hong Kong, Macao and Taiwan people and of foreigners use the same scheme, so the division is not judged.
/// Personal data: <see cref="ToString"/> shows the last four characters only, and no error repeats the number.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<CitizenNumber>))]
public readonly record struct CitizenNumber : ITextValue<CitizenNumber>
{
    private const int Length = 18;
    private const int FirstYearOfBirth = 1900;
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private readonly string? value;

    private CitizenNumber(string value, DateOnly bornOn) => (this.value, BornOn) = (value, bornOn);

    /// <summary>The number in clear; whoever asks for it answers for where it goes.</summary>
    /// <exception cref="InvalidOperationException">The struct was never given a number.</exception>
    public string Value => value ?? throw TextValue.Unset<CitizenNumber>();

    /// <summary>The day of birth that the number carries.</summary>
    public DateOnly BornOn { get; }

    string ITextValue<CitizenNumber>.Text => Value;

    /// <summary>Reads 18 characters, or says what was expected.</summary>
    public static CitizenNumber Parse(string? text) => TextValue.Read<CitizenNumber>(text);

    /// <summary>Binds a value; never put this number into a route or query, where it would be logged.</summary>
    public static bool TryParse(string? text, out CitizenNumber value) => TryParse(text, out value, out _);

    /// <inheritdoc/>
    public static bool TryParse(string? text, out CitizenNumber value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        var number = text?.Trim().ToUpperInvariant() ?? "";
        var bornOn = default(DateOnly);
        problem = number switch
        {
            { Length: not Length } => Expected($"got {number.Length} characters"),
            _ when !number[..^1].All(char.IsAsciiDigit) => Expected("the first 17 must be digits"),
            _ when number[0] is '0' => Expected("the first digit cannot be 0"),
            _ when !CarriesBirthday(number, out bornOn) => Expected("digits 7 to 14 are no day of birth"),
            _ when number[^1] != CheckCharacter(number) => Expected("the check character does not match"),
            _ => null,
        };
        if (problem is not null)
            return false;

        value = new(number, bornOn);
        return true;
    }

    /// <summary>The number with all but its last four characters masked.</summary>
    public override string ToString() => value is null ? "" : new string('*', Length - 4) + value[^4..];

    /// <summary>The check character over the first 17 (GB 11643, ISO 7064 MOD 11-2).</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> number)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (number[i] - '0') * Weights[i];

        return CheckCharacters[sum % 11];
    }

    private static bool CarriesBirthday(string number, out DateOnly day) =>
        DateOnly.TryParseExact(
            number.AsSpan(6, 8),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out day
        )
        && day.Year >= FirstYearOfBirth;

    private static string Expected(string but) => $"Expected a GB 11643 citizen number of 18 characters; {but}.";
}
