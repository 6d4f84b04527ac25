using AfterSchool.ServiceDefaults.Codes;
using CsCheck;

namespace AfterSchool.ServiceDefaults.Tests.Codes;

public sealed class CheckedNumberTests
{
    private const string CreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> CreditCodes = Gen.Char[CreditAlphabet]
        .Array[17]
        .Select(characters => new string(characters) + CreditCode.CheckCharacter(characters));

    private static readonly Gen<string> CitizenNumbers = Gen.Select(
        Gen.Int[100_000, 999_999],
        Gen.Date[new DateTime(1900, 1, 1), new DateTime(2099, 12, 31)],
        Gen.Int[0, 999],
        (division, born, serial) =>
        {
            var body = FormattableString.Invariant($"{division}{born:yyyyMMdd}{serial:000}");
            return body + CitizenNumber.CheckCharacter(body);
        }
    );

    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData(" 91350100m000100y43 ")]
    public void A_credit_code_is_read_in_capitals(string text) =>
        Assert.Equal("91350100M000100Y43", CreditCode.Parse(text).Value);

    [Theory]
    [InlineData("91350100M000100Y4Z", "outside 0-9")]
    [InlineData("91350100M000100Y44", "check character")]
    [InlineData("91350100M000100Y4", "got 17 characters")]
    [InlineData("", "got 0 characters")]
    [InlineData(null, "got 0 characters")]
    public void A_refused_credit_code_says_what_was_expected(string? text, string problem)
    {
        Assert.False(CreditCode.TryParse(text, out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_single_wrong_character_of_a_credit_code_is_caught() =>
        Gen.Select(CreditCodes, Gen.Int[0, 17], Gen.Char[CreditAlphabet])
            .Where((code, at, other) => code[at] != other)
            .Sample((code, at, other) => Assert.False(CreditCode.TryParse(With(code, at, other), out _)));

    [Fact]
    public void Every_exchange_of_two_characters_but_the_first_and_the_last_of_a_credit_code_is_caught() =>
        Gen.Select(CreditCodes, Gen.Int[0, 17], Gen.Int[0, 17])
            // The first weighs 3⁰ = 1 and so does the check character: GB 32100 cannot tell these two apart.
            .Where((code, a, b) => code[a] != code[b] && Math.Abs(a - b) != 17)
            .Sample((code, a, b) => Assert.False(CreditCode.TryParse(Exchanged(code, a, b), out _)));

    [Fact]
    public void Every_well_made_credit_code_is_read() =>
        CreditCodes.Sample(code => Assert.Equal(code, CreditCode.Parse(code).Value));

    [Theory]
    [InlineData("11010519491231002X", 1949, 12, 31)]
    [InlineData("11010519491231002x", 1949, 12, 31)]
    [InlineData("350627199711275419", 1997, 11, 27)]
    public void A_citizen_number_carries_the_day_of_birth(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), CitizenNumber.Parse(text).BornOn);

    [Theory]
    [InlineData("23023019950212522X", "check character")]
    [InlineData("110105194912310021", "check character")]
    [InlineData("110105199902300024", "no day of birth")]
    [InlineData("110105189912310024", "no day of birth")]
    [InlineData("011010519491231002", "first digit")]
    [InlineData("1101051949123100X2", "first 17")]
    [InlineData("110105491231002", "got 15 characters")]
    [InlineData(null, "got 0 characters")]
    public void A_refused_citizen_number_says_what_was_expected_and_keeps_the_number_to_itself(
        string? text,
        string problem
    )
    {
        Assert.False(CitizenNumber.TryParse(text, out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
        Assert.True(text is null || !said.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_single_wrong_digit_of_a_citizen_number_is_caught() =>
        Gen.Select(CitizenNumbers, Gen.Int[0, 17], Gen.Char["0123456789"])
            .Where((number, at, other) => number[at] != other)
            .Sample((number, at, other) => Assert.False(CitizenNumber.TryParse(With(number, at, other), out _)));

    [Fact]
    public void Every_exchange_of_neighbours_in_a_citizen_number_is_caught() =>
        Gen.Select(CitizenNumbers, Gen.Int[0, 16])
            .Where((number, at) => number[at] != number[at + 1])
            .Sample((number, at) => Assert.False(CitizenNumber.TryParse(Exchanged(number, at, at + 1), out _)));

    [Fact]
    public void A_citizen_number_shows_its_last_four_characters_only()
    {
        var number = CitizenNumber.Parse("11010519491231002X");

        Assert.Equal("**************002X", number.ToString());
        Assert.Equal("**************002X", $"{number}");
    }

    private static string With(string text, int at, char other) => text[..at] + other + text[(at + 1)..];

    private static string Exchanged(string text, int a, int b) => With(With(text, a, text[b]), b, text[a]);
}
