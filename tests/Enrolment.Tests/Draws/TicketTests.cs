using System.Security.Cryptography;
using AfterSchool.Enrolment.Draws;

namespace AfterSchool.Enrolment.Tests.Draws;

public sealed class TicketTests
{
    [Fact]
    public void A_ticket_is_the_HMAC_of_the_id_and_of_three_the_smallest_counts()
    {
        var seed = Convert.FromHexString(new string('a', 64));
        var id = Convert.FromHexString(DrawMade.Id(7));
        byte[][] three =
        [
            HMACSHA256.HashData(seed, id),
            HMACSHA256.HashData(seed, id.Append((byte)2).ToArray()),
            HMACSHA256.HashData(seed, id.Append((byte)3).ToArray()),
        ];
        Span<byte> one = stackalloc byte[Tickets.Bytes];
        Span<byte> best = stackalloc byte[Tickets.Bytes];
        Tickets.Draw(seed, id, 1, one);
        Tickets.Draw(seed, id, 3, best);

        Assert.Equal(Convert.ToHexString(three[0]), Convert.ToHexString(one));
        Assert.Equal(three.Select(Convert.ToHexString).Min(StringComparer.Ordinal), Convert.ToHexString(best));
    }

    [Fact]
    public void Three_tickets_win_three_times_in_four_against_one()
    {
        // P(the smallest of four lies among three) = 3/4: of 2,000 draws about 1,500, give or take four times √375 ≈ 19.
        var made = new DrawMade(
            Mechanism.Serial,
            false,
            [(0, 1)],
            [new(DrawMade.Id(1), 0, 1, false, 0, 1, [0], []), new(DrawMade.Id(2), 0, 1, false, 0, 3, [0], [])]
        );
        var weighty = Enumerable.Range(0, made.Input.Count).Single(at => made.Input.Lots[at] == 3);
        var won = Enumerable.Range(0, 2_000).Count(value => made.Draw($"{value}").PlaceOf[weighty] == 0);
        Assert.InRange(won, 1_500 - 78, 1_500 + 78);
    }
}
