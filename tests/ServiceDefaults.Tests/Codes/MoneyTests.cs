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

    [Fact]
    public void Shares_sum_exactly_and_stay_within_a_fen_of_their_quota() =>
        Gen.Select(Amounts, Gen.Long[0, long.MaxValue].Array[1, 40])
            .Where((_, weights) => weights.Any(weight => weight > 0))
            .Sample(
                (money, weights) =>
                {
                    var shares = money.Share(weights);
                    var total = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);

                    Assert.Equal(money.Fen, shares.Sum(share => share.Fen));
                    Assert.All(
                        shares.Zip(weights),
                        pair =>
                        {
                            // |share × total − amount × weight| < total, without dividing.
                            var off = ((Int128)pair.First.Fen * total) - ((Int128)money.Fen * pair.Second);
                            Assert.True(Int128.Abs(off) < total);
                        }
                    );
                }
            );

    [Fact]
    public void The_fen_left_over_go_to_the_largest_remainders_the_earlier_first()
    {
        // 1.00 over 1:1:1 is 33⅓ each: one fen left, equal remainders, so the first gets it.
        Assert.Equal([34, 33, 33], new Money(100).Share([1, 1, 1]).Select(share => share.Fen));
        // 1.00 over 1:2:4 is 14.29, 28.57, 57.14: the fen left goes to .57, the second.
        Assert.Equal([14, 29, 57], new Money(100).Share([1, 2, 4]).Select(share => share.Fen));
        Assert.Equal([-34, -33, -33], new Money(-100).Share([1, 1, 1]).Select(share => share.Fen));
        Assert.Equal([0, 100], new Money(100).Share([0, 7]).Select(share => share.Fen));
    }

    [Fact]
    public void A_split_with_nobody_to_split_among_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new Money(100).Share([]));
        Assert.Throws<ArgumentException>(() => new Money(100).Share([0, 0]));
        Assert.Throws<ArgumentException>(() => new Money(100).Share([2, -1]));
    }

    [Theory]
    // 100.00 × 1/3 = 33.333… : the refund takes the fen, the charge leaves it.
    [InlineData(10_000, 1, 3, 3_334, 3_333)]
    // 90.00 × 1/3 = 30.00 exactly: no rounding either way.
    [InlineData(9_000, 1, 3, 3_000, 3_000)]
    [InlineData(10_000, 0, 3, 0, 0)]
    [InlineData(10_000, 3, 3, 10_000, 10_000)]
    // Up and down are directions on the number line, for negative amounts too.
    [InlineData(-10_000, 1, 3, -3_333, -3_334)]
    public void A_broken_fen_goes_where_the_name_says(long fen, int part, int whole, long up, long down)
    {
        Assert.Equal(up, new Money(fen).ProRataUp(part, whole).Fen);
        Assert.Equal(down, new Money(fen).ProRataDown(part, whole).Fen);
    }

    [Fact]
    public void What_is_kept_and_what_is_given_back_make_the_whole() =>
        Gen.Select(Amounts, Gen.Int[1, int.MaxValue], Gen.Int[0, int.MaxValue])
            .Where((_, whole, part) => part <= whole)
            .Sample(
                (money, whole, part) =>
                    Assert.Equal(money, money.ProRataDown(part, whole) + money.ProRataUp(whole - part, whole))
            );

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    public void A_part_outside_its_whole_is_a_bug(int part, int whole) =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Money(100).ProRataUp(part, whole));
}
