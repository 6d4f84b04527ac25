using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AfterSchool.Enrolment.Draws;

/// <summary>
/// Seed and tickets (种子与签号). The seed is HMAC-SHA-256 of a public number that nobody knew at the close, under a secret the school had
/// committed to; a ticket is HMAC-SHA-256 of the application's id under the seed. So neither the school alone nor the public
/// number alone decides, and anybody can compute it again.
/// </summary>
public static class Tickets
{
    /// <summary>Bytes of a secret, a seed and a ticket.</summary>
    public const int Bytes = 32;

    private const int Chunk = 8_192;

    /// <summary>The seed.</summary>
    /// <param name="secret">The school's committed secret.</param>
    /// <param name="publicValue">The public value, as it was announced to be written.</param>
    public static byte[] SeedOf(byte[] secret, string publicValue) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(publicValue));

    /// <summary>SHA-256 of a text in UTF-8, lower-case hexadecimal.</summary>
    public static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// The tickets of all applications. Who has two or three (补偿加签) has also HMAC(seed, id ‖ 2) and HMAC(seed, id ‖ 3), and the
    /// smallest counts.
    /// </summary>
    public static byte[] DrawAll(byte[] seed, DrawInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var tickets = GC.AllocateUninitializedArray<byte>(input.Count * Bytes);
        Parallel.For(
            0,
            (input.Count + Chunk - 1) / Chunk,
            chunk =>
            {
                var until = Math.Min(input.Count, (chunk + 1) * Chunk);
                for (var at = chunk * Chunk; at < until; at++)
                    Draw(seed, input.IdOf(at), input.Lots[at], tickets.AsSpan(at * Bytes, Bytes));
            }
        );
        return tickets;
    }

    /// <summary>The ticket of one application.</summary>
    public static void Draw(ReadOnlySpan<byte> seed, ReadOnlySpan<byte> id, int lots, Span<byte> ticket)
    {
        HMACSHA256.HashData(seed, id, ticket);
        if (lots == 1)
            return;
        Span<byte> another = stackalloc byte[Bytes];
        Span<byte> numbered = stackalloc byte[DrawInput.IdBytes + 1];
        id.CopyTo(numbered);
        for (var lot = 2; lot <= lots; lot++)
        {
            numbered[^1] = (byte)lot;
            HMACSHA256.HashData(seed, numbered, another);
            if (another.SequenceCompareTo(ticket) < 0)
                another.CopyTo(ticket);
        }
    }

    /// <summary>Deferred acceptance: an offering's own lot is HMAC-SHA-256 of its number (4 bytes, big-endian) under the ticket.</summary>
    public static void AtOffering(ReadOnlySpan<byte> ticket, int offering, Span<byte> own)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, offering);
        HMACSHA256.HashData(ticket, number, own);
    }
}
