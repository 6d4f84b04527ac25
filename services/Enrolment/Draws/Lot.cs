using System.Security.Cryptography;

namespace AfterSchool.Enrolment.Draws;

/// <summary>
/// The lot (抽签): a pure function of published inputs, which anyone can compute again. Priority groups first, then the main target (day pupils, families with pick-up difficulty, where the page says so), then whoever waits
/// from an earlier draw, then by ticket: HMAC-SHA-256 of the request's id (16 bytes, big-endian) under the seed.
/// </summary>
public static class Lot
{
    /// <summary>Bytes of a seed.</summary>
    public const int SeedBytes = 32;

    /// <summary>What is published before the draw: SHA-256 of the seed, hexadecimal.</summary>
    public static string CommitmentOf(byte[] seed) => Convert.ToHexStringLower(SHA256.HashData(seed));

    /// <summary>A request's ticket, hexadecimal; the smaller comes first.</summary>
    public static string TicketOf(byte[] seed, Guid requestId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(seed, requestId.ToByteArray(bigEndian: true)));

    /// <summary>The order in which places are given.</summary>
    public static IReadOnlyList<Drawn> Draw(byte[] seed, IEnumerable<Entry> entries, int placesFree) =>
        [
            .. entries
                .Select(entry => (entry, ticket: TicketOf(seed, entry.RequestId)))
                .OrderByDescending(one => one.entry.HasPriority)
                .ThenBy(one => one.entry.Later)
                .ThenByDescending(one => one.entry.Waited)
                .ThenBy(one => one.ticket, StringComparer.Ordinal)
                .Select(
                    (one, at) =>
                        new Drawn(
                            one.entry.RequestId,
                            one.entry.HasPriority,
                            one.entry.Waited,
                            one.ticket,
                            at < placesFree,
                            one.entry.Later
                        )
                ),
        ];
}

/// <summary>Who takes part in a draw.</summary>
/// <param name="RequestId">The request; no name, no pupil.</param>
/// <param name="HasPriority">Whether it belongs to a priority group; which one is nobody's business.</param>
/// <param name="Waited">Whether it waits from an earlier draw.</param>
/// <param name="Later">How many of the page's main targets it does not belong to; the fewer, the earlier.</param>
public sealed record Entry(Guid RequestId, bool HasPriority, bool Waited, int Later = 0);

/// <summary>What a draw gave a request.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="HasPriority">Whether it belongs to a priority group.</param>
/// <param name="Waited">Whether it waited from an earlier draw.</param>
/// <param name="Ticket">Its ticket.</param>
/// <param name="HasPlace">Whether it got a place.</param>
/// <param name="Later">How many of the page's main targets it does not belong to.</param>
public sealed record Drawn(Guid RequestId, bool HasPriority, bool Waited, string Ticket, bool HasPlace, int Later = 0);

/// <summary>A draw of an offering: its seed is committed to before anyone asks, and shown once it was used.</summary>
public sealed class Draw
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Round { get; init; }

    /// <summary>The seed; shown only once the draw was held.</summary>
    public required byte[] Seed { get; init; }

    /// <summary>SHA-256 of the seed, shown from the beginning.</summary>
    public required string Commitment { get; init; }

    /// <summary>When it was held.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>Places there were.</summary>
    public int PlacesFree { get; private set; }

    /// <summary>What it gave, in order.</summary>
    public Drawn[] Results { get; private set; } = [];

    /// <summary>A draw to come, with a seed of its own.</summary>
    public static Draw Committed(Guid offeringId, int round)
    {
        var seed = RandomNumberGenerator.GetBytes(Lot.SeedBytes);
        return new Draw
        {
            Id = Guid.CreateVersion7(),
            OfferingId = offeringId,
            Round = round,
            Seed = seed,
            Commitment = Lot.CommitmentOf(seed),
        };
    }

    /// <summary>Holds the draw.</summary>
    public IReadOnlyList<Drawn> Hold(IEnumerable<Entry> entries, int placesFree, DateTimeOffset now)
    {
        Results = [.. Lot.Draw(Seed, entries, placesFree)];
        (HeldAt, PlacesFree) = (now, placesFree);
        return Results;
    }
}
