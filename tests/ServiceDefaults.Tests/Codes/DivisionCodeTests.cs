using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Tests.Codes;

public sealed class DivisionCodeTests
{
    [Theory]
    [InlineData("430000", "43", DivisionLevel.Province)]
    [InlineData("4300", "43", DivisionLevel.Province)]
    [InlineData("43", "43", DivisionLevel.Province)]
    [InlineData("370400", "3704", DivisionLevel.City)]
    [InlineData("450381", "450381", DivisionLevel.County)]
    [InlineData("431000", "4310", DivisionLevel.City)]
    [InlineData("431020", "431020", DivisionLevel.County)]
    public void Trailing_zeros_say_nothing(string text, string prefix, DivisionLevel level)
    {
        var code = DivisionCode.Parse(text);

        Assert.Equal((prefix, level), (code.Prefix, code.Level));
        Assert.Equal(code, DivisionCode.Parse(code.Full));
    }

    [Theory]
    [InlineData("43", "430102", true)]
    [InlineData("430000", "43", true)]
    [InlineData("4301", "430102", true)]
    [InlineData("430102", "430102", true)]
    [InlineData("430102", "4301", false)]
    [InlineData("4301", "43", false)]
    [InlineData("4301", "430200", false)]
    [InlineData("43", "450381", false)]
    public void A_division_covers_itself_and_its_parts(string whole, string part, bool covers) =>
        Assert.Equal(covers, DivisionCode.Parse(whole).Covers(DivisionCode.Parse(part)));

    [Fact]
    public void A_division_never_given_covers_nothing_and_is_covered_by_none()
    {
        Assert.False(default(DivisionCode).Covers(DivisionCode.Parse("43")));
        Assert.False(DivisionCode.Parse("43").Covers(default));
    }

    [Theory]
    [InlineData("431", "got 3 characters")]
    [InlineData("4301021", "got 7 characters")]
    [InlineData("43O1", "something else than digits")]
    [InlineData("99", "name no province")]
    [InlineData("430001", "digits of its city")]
    [InlineData(null, "got 0 characters")]
    public void A_refused_code_says_what_was_expected(string? text, string problem)
    {
        Assert.False(DivisionCode.TryParse(text, out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_division_sorts_before_its_parts() =>
        Assert.Equal(
            ["43", "4301", "430102", "45"],
            new[] { "45", "430102", "43", "4301" }.Select(DivisionCode.Parse).Order().Select(code => code.Prefix)
        );
}
