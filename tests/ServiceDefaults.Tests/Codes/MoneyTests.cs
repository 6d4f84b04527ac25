using AfterSchool.ServiceDefaults.Codes;
using CsCheck;

namespace AfterSchool.ServiceDefaults.Tests.Codes;

public sealed class MoneyTests
{
    private static readonly Gen<Money> Amounts = Gen.Long[-Money.LimitFen, Money.LimitFen]
        .Select(fen => new Money(fen));

    [Theory]
    [InlineData("123.45", 12345, "123.45")]
    [InlineData("123.4", 12340, "123.40")]
    [InlineData("123", 12300, "123.00")]
    [InlineData("0.05", 5, "0.05")]
    [InlineData("-0.05", -5, "-0.05")]
    [InlineData("-0", 0, "0.00")]
    [InlineData("10000000000000", Money.LimitFen, "10000000000000.00")]
    public void Yuan_are_read_exactly_and_written_with_two_decimals(string text, long fen, string written)
    {
        var money = Money.Parse(text);

        Assert.Equal((fen, written), (money.Fen, money.ToString()));
    }

    [Theory]
    [InlineData("1.234")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e3")]
    [InlineData("+1")]
    [InlineData("1,000")]
    [InlineData("007")]
    [InlineData("１２")]
    [InlineData("1\n2")]
    [InlineData("NaN")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_but_plain_yuan_is_refused(string? text)
    {
        Assert.False(Money.TryParse(text, out _, out var problem));
        Assert.Contains("two decimals", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10000000000000.01")]
    [InlineData("-10000000000000.01")]
    [InlineData("9999999999999999.99")]
    public void An_amount_beyond_the_limit_is_refused(string text)
    {
        Assert.False(Money.TryParse(text, out _, out var problem));
        Assert.Contains("within ±10000000000000.00", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Arithmetic_beyond_the_limit_throws_instead_of_wrapping()
    {
        var most = new Money(Money.LimitFen);

        Assert.Throws<OverflowException>(() => most + new Money(1));
        Assert.Throws<OverflowException>(() => -most - new Money(1));
        Assert.Throws<OverflowException>(() => most * long.MaxValue);
        Assert.Throws<OverflowException>(() => new Money(long.MinValue));
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Amounts.Sample(money => Assert.Equal(money, Money.Parse(money.ToString())));

    [Fact]
    public void Adding_and_taking_away_undo_each_other() =>
        Gen.Select(Amounts, Amounts)
            .Where((a, b) => Math.Abs(a.Fen + b.Fen) <= Money.LimitFen)
            .Sample((a, b) => Assert.Equal(a, a + b - b));

    [Fact]
    public void Amounts_compare_as_their_fen() =>
        Gen.Select(Amounts, Amounts)
            .Sample(
                (a, b) =>
                {
                    Assert.Equal(a.Fen < b.Fen, a < b);
                    Assert.Equal(a.Fen >= b.Fen, a >= b);
                    Assert.Equal(a.Fen > b.Fen, a > b);
                    Assert.Equal(a.Fen <= b.Fen, a <= b);
                }
            );
}
