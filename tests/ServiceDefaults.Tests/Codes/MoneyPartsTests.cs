using AfterSchool.ServiceDefaults.Codes;
using CsCheck;

namespace AfterSchool.ServiceDefaults.Tests.Codes;

public sealed class MoneyPartsTests
{
    private static readonly Gen<Money> Amounts = Gen.Long[-Money.LimitFen, Money.LimitFen]
        .Select(fen => new Money(fen));

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
