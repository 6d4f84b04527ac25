using System.Security.Cryptography;
using AfterSchool.Enrolment.Draws;
using CsCheck;

namespace AfterSchool.Enrolment.Tests;

public sealed class LotTests
{
    private static readonly Gen<Entry> Entries = Gen.Select(
        Gen.Guid,
        Gen.Bool,
        Gen.Bool,
        (id, priority, waited) => new Entry(id, priority, waited)
    );

    [Fact]
    public void Never_gives_more_places_than_there_are_nor_passes_over_priority() =>
        Gen.Select(Gen.Byte.Array[32], Entries.List[0, 60], Gen.Int[0, 40])
            .Sample(
                (seed, entries, free) =>
                {
                    var drawn = Lot.Draw(seed, entries, free);
                    Assert.Equal(Math.Min(free, entries.Count), drawn.Count(one => one.HasPlace));
                    if (drawn.Any(one => one is { HasPriority: true, HasPlace: false }))
                        Assert.DoesNotContain(drawn, one => one is { HasPriority: false, HasPlace: true });
                }
            );

    [Fact]
    public void Gives_the_same_order_whoever_computes_it_from_whatever_order() =>
        Gen.Select(Gen.Byte.Array[32], Entries.List[0, 30])
            .Sample(
                (seed, entries) =>
                    Assert.Equal(Lot.Draw(seed, entries, 5), Lot.Draw(seed, entries.AsEnumerable().Reverse(), 5))
            );

    [Fact]
    public void Is_recomputed_from_what_is_published_by_HMAC_alone()
    {
        var seed = Convert.FromHexString(new string('a', 64));
        var id = Guid.Parse("019a0000-0000-7000-8000-000000000001");
        var expected = HMACSHA256.HashData(seed, Convert.FromHexString("019a0000000070008000000000000001"));
        Assert.Equal(Convert.ToHexStringLower(expected), Lot.TicketOf(seed, id));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(seed)), Lot.CommitmentOf(seed));
    }
}
