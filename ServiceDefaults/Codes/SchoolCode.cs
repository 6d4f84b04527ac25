using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AfterSchool.ServiceDefaults.Codes;

/// <summary>
/// The identity code of a school (学校(机构)标识码): 10 digits, 2 of its kind (21 primary, 31 junior secondary, 34
/// complete secondary, 51 special …), 2 of its province, 6 of serial. It has no check digit.
/// </summary>
[JsonConverter(typeof(TextValueJsonConverter<SchoolCode>))]
public readonly record struct SchoolCode : ITextValue<SchoolCode>
{
    private readonly string? value;

    private SchoolCode(string value) => this.value = value;

    /// <summary>All 10 digits.</summary>
    /// <exception cref="InvalidOperationException">The struct was never given a code.</exception>
    public string Value => value ?? throw TextValue.Unset<SchoolCode>();

    /// <summary>The two digits of the kind of school (办学类型).</summary>
    public string Kind => Value[..2];

    /// <summary>The province that numbered the school.</summary>
    public DivisionCode Province => DivisionCode.Parse(Value[2..4]);

    string ITextValue<SchoolCode>.Text => Value;

    /// <summary>Reads 10 digits, or says what was expected.</summary>
    public static SchoolCode Parse(string? text) => TextValue.Read<SchoolCode>(text);

    /// <summary>Binds a route or query value.</summary>
    public static bool TryParse(string? text, out SchoolCode value) => TryParse(text, out value, out _);

    /// <inheritdoc/>
    public static bool TryParse(string? text, out SchoolCode value, [NotNullWhen(false)] out string? problem)
    {
        value = default;
        var code = text?.Trim() ?? "";
        problem = code switch
        {
            { Length: not 10 } => Expected($"got {code.Length} characters"),
            _ when !code.All(char.IsAsciiDigit) => Expected("got something else than digits"),
            _ when !DivisionCode.TryParse(code[2..4], out _, out _) => Expected("digits 3 and 4 name no province"),
            _ => null,
        };
        if (problem is not null)
            return false;

        value = new(code);
        return true;
    }

    /// <summary>The code.</summary>
    public override string ToString() => value ?? "";

    private static string Expected(string but) =>
        $"Expected a school code of 10 digits (2 kind, 2 province, 6 serial); {but}.";
}
