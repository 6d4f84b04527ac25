using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// The unified social credit code of an organisation (统一社会信用代码, GB 32100-2015): 18 characters, the last of
/// which checks the others. Every single wrong character is caught, and every exchange of two characters but that of
/// the first with the last, which weigh the same.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<CreditCode>))]
public readonly record struct CreditCode : ITextValue<CreditCode>
{
    // I, O, S, V and Z are left out because they look like digits or each other.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;

    private readonly string? value;

    private CreditCode(string value) => this.value = value;

    /// <summary>All 18 characters, capitals.</summary>
    /// <exception cref="InvalidOperationException">The struct was never given a code.</exception>
    public string Value => value ?? throw TextValue.Unset<CreditCode>();

    string ITextValue<CreditCode>.Text => Value;

    /// <summary>Reads 18 characters, or says what was expected.</summary>
    public static CreditCode Parse(string? text) => TextValue.Read<CreditCode>(text);

    /// <summary>Binds a route or query value.</summary>
    public static bool TryParse(string? text, out CreditCode value) => TryParse(text, out value, out _);

    /// <inheritdoc/>
    public static bool TryParse(string? text, out CreditCode value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        var code = text?.Trim().ToUpperInvariant() ?? "";
        problem = code switch
        {
            { Length: not Length } => Expected($"got {code.Length} characters"),
            _ when code.Any(c => !Alphabet.Contains(c)) => Expected(
                "got a character outside 0-9 A-H J-N P-R T U W X Y"
            ),
            _ when code[^1] != CheckCharacter(code) => Expected("the check character does not match"),
            _ => null,
        };
        if (problem is not null)
            return false;

        value = new(code);
        return true;
    }

    /// <summary>The code.</summary>
    public override string ToString() => value ?? "";

    /// <summary>The check character over the first 17: (31 − Σ value × 3^(i−1) mod 31) mod 31.</summary>
    internal static char CheckCharacter(ReadOnlySpan<char> code)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in code[..(Length - 1)])
        {
            sum += Alphabet.IndexOf(character) * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static string Expected(string but) => $"Expected a GB 32100 credit code of 18 characters; {but}.";
}
