using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.ServiceDefaults.Tests.Codes;

public sealed class RollNumberTests
{
    [Fact]
    public void A_pupil_number_of_a_citizen_gives_that_number_and_is_masked_like_it()
    {
        var number = PupilNumber.Parse("G11010519491231002X");

        Assert.Equal("11010519491231002X", number.Citizen?.Value);
        Assert.Equal("G**************002X", number.ToString());
    }

    [Theory]
    [InlineData("J430000202600000001")]
    [InlineData("L430000202600000001")]
    public void A_pupil_without_a_citizen_number_has_a_number_all_the_same(string text) =>
        Assert.Null(PupilNumber.Parse(text).Citizen);

    [Theory]
    [InlineData("11010519491231002X", "19 characters (G, J or L and 18 more); got 18")]
    [InlineData("G110105194912310021", "check character")]
    [InlineData("H11010519491231002X", "first must be G, J or L")]
    [InlineData("J43000020260000000-", "letters and digits")]
    public void A_refused_pupil_number_says_what_was_expected(string text, string problem)
    {
        Assert.False(PupilNumber.TryParse(text, out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
        Assert.DoesNotContain(text, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_school_code_names_its_kind_and_province()
    {
        var code = SchoolCode.Parse("2143000001");

        Assert.Equal(("21", "43"), (code.Kind, code.Province.Prefix));
    }

    [Theory]
    [InlineData("214300000", "got 9 characters")]
    [InlineData("2199000001", "no province")]
    [InlineData("21430000O1", "something else than digits")]
    public void A_refused_school_code_says_what_was_expected(string text, string problem)
    {
        Assert.False(SchoolCode.TryParse(text, out _, out var said));
        Assert.Contains(problem, said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_never_given_does_not_pass_for_an_empty_one()
    {
        Assert.Throws<InvalidOperationException>(() => default(CitizenNumber).Value);
        Assert.Throws<InvalidOperationException>(() => default(CreditCode).Value);
        Assert.Throws<InvalidOperationException>(() => default(PupilNumber).Value);
        Assert.Throws<InvalidOperationException>(() => default(SchoolCode).Value);
        Assert.Throws<InvalidOperationException>(() => default(DivisionCode).Prefix);
    }
}
