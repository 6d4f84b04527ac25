using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AfterSchool.Rehearsal.Made;

/// <summary>
/// Chance that is the same every time: whatever is drawn depends on the seed and the name of the thing alone, never on the order
/// in which things are drawn, so that a city played by many callers at once is still the same city.
/// </summary>
/// <param name="seed">The city's seed: any word or number.</param>
public sealed class Seeded(string seed)
{
    private static readonly DateTimeOffset Epoch = new(2026, 8, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The id of a thing: a UUID of version 7 whose time says only in which order the kinds were made.</summary>
    /// <param name="name">The thing's name within the city, e.g. <c>school-3/pupil-12</c>.</param>
    public Guid Id(string name)
    {
        var hash = Hash(name);
        Span<byte> bytes = stackalloc byte[16];
        hash.AsSpan(0, 16).CopyTo(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, Epoch.ToUnixTimeMilliseconds() + hash[16]);
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Whether the chance of one in <c>1/share</c> fell on the thing.</summary>
    /// <param name="name">The thing and the question, e.g. <c>pupil-12/ill on 2026-09-03</c>.</param>
    /// <param name="share">0 to 1.</param>
    public bool Falls(string name, double share) =>
        BinaryPrimitives.ReadUInt32BigEndian(Hash(name)) < share * uint.MaxValue;

    /// <summary>So many decimal digits, at most nine.</summary>
    public string Digits(string name, int count) =>
        $"{BinaryPrimitives.ReadUInt64BigEndian(Hash(name)) % 1_000_000_000:000000000}"[..count];

    /// <summary>One of the things.</summary>
    public T OneOf<T>(string name, IReadOnlyList<T> things)
    {
        ArgumentNullException.ThrowIfNull(things);
        return things[(int)(BinaryPrimitives.ReadUInt32BigEndian(Hash(name)) % (uint)things.Count)];
    }

    /// <summary>The things in an order of their own.</summary>
    public IReadOnlyList<T> Shuffled<T>(string name, IReadOnlyList<T> things) =>
        [
            .. things
                .Select(
                    (thing, at) => (Thing: thing, Order: BinaryPrimitives.ReadUInt64BigEndian(Hash($"{name}/{at}")))
                )
                .OrderBy(one => one.Order)
                .Select(one => one.Thing),
        ];

    private byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{name}"));
}
