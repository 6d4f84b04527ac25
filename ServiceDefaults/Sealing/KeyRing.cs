using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AfterSchool.ServiceDefaults.Sealing;

/// <summary>
/// Seals personal fields that travel or rest outside their owner (AES-256-GCM) and blinds values for look-ups
/// (HMAC-SHA-256). The first key seals; every key opens, so a ring is rotated by putting a new key in front and taking
/// the old one away once nothing <see cref="NeedsReseal"/>. Safe for concurrent use.
/// </summary>
/// <remarks>
/// A key should seal fewer than 2³² fields, the bound of random nonces (NIST SP 800-38D, 8.3); rotate before.
/// </remarks>
public sealed class KeyRing
{
    /// <summary>The longest plain text, in bytes of UTF-8: names and grounds, not documents.</summary>
    public const int LimitPlainBytes = 65_536;

    /// <summary>The most keys a ring holds; more than a few means that nobody reseals.</summary>
    public const int LimitKeys = 16;

    // Strict, because the forgiving encoding would turn two different contexts into the same bytes.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SealingKey[] keys;

    private KeyRing(SealingKey[] keys) => this.keys = keys;

    /// <summary>The id of the key that seals, 8 hexadecimal characters.</summary>
    public string SealingKeyId => keys[0].Id;

    /// <summary>Reads a ring: keys separated by commas, each base64url of 32 bytes, the sealing one first.</summary>
    /// <exception cref="FormatException">A key is missing, malformed or there twice; named by its place.</exception>
    public static KeyRing Parse(string? text)
    {
        var parts = (text ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > LimitKeys)
            throw new FormatException($"A key ring holds at most {LimitKeys} keys.");

        var keys = new SealingKey[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            keys[i] = SealingKey.Decoded(parts[i]) is { Length: SealingKey.LengthBytes } bytes
                ? new(bytes)
                : throw new FormatException($"Key {i + 1} of the ring is not base64url of 32 bytes.");
            if (keys[..i].Any(key => key.Id == keys[i].Id))
                throw new FormatException($"Key {i + 1} of the ring is there twice.");
        }

        return new(keys);
    }

    /// <summary>A new random key, as <see cref="Parse"/> reads it.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SealingKey.LengthBytes));

    /// <summary>Seals a text as <c>keyId.base64url(nonce|cipher|tag)</c>; never the same twice.</summary>
    /// <param name="plain">At most <see cref="LimitPlainBytes"/> of UTF-8.</param>
    /// <param name="context">What the text is of, such as <c>pupilId/name</c>; it opens under the same only.</param>
    public string Seal(string plain, string context)
    {
        var bytes = Utf8.GetBytes(plain);
        if (bytes.Length > LimitPlainBytes)
            throw new ArgumentException($"More than {LimitPlainBytes} bytes to seal.", nameof(plain));

        return $"{SealingKeyId}.{keys[0].Seal(bytes, ContextBytes(context))}";
    }

    /// <summary>Opens a sealed text.</summary>
    /// <exception cref="SealBrokenException">Changed, of another context, or under a key not in this ring.</exception>
    public string Open(string @sealed, string context)
    {
        var (id, box) = Split(@sealed);
        var key =
            Array.Find(keys, key => key.Id == id)
            ?? throw new SealBrokenException("The field is sealed under a key that this ring does not hold.");
        var plain =
            key.Open(box, ContextBytes(context))
            ?? throw new SealBrokenException("The sealed field was changed or belongs to another context.");
        return Utf8.GetString(plain);
    }

    /// <summary>True when another key than the first sealed or blinded this.</summary>
    /// <exception cref="SealBrokenException">This is no sealed text.</exception>
    public bool NeedsReseal(string @sealed) => Split(@sealed).KeyId != SealingKeyId;

    /// <summary>Opens and seals anew under the first key.</summary>
    /// <exception cref="SealBrokenException">As <see cref="Open"/>.</exception>
    public string Reseal(string @sealed, string context) => Seal(Open(@sealed, context), context);

    /// <summary>
    /// A keyed digest to find a value by without keeping it: <c>keyId.base64url(HMAC-SHA-256)</c> under the first key.
    /// The same value gives the same digest, so blind only what may be recognised again, after normalising it.
    /// </summary>
    public string Blind(string value) => Blinded(keys[0], value);

    /// <summary>
    /// The digests of a value under every key, the first key's first: look up by any of these while a rotation runs.
    /// </summary>
    public IReadOnlyList<string> Blinds(string value) => [.. keys.Select(key => Blinded(key, value))];

    /// <summary>How many keys and which one seals; never the keys.</summary>
    public override string ToString() => $"KeyRing of {keys.Length}, sealing under {SealingKeyId}";

    private static string Blinded(SealingKey key, string value) => $"{key.Id}.{key.Blind(Utf8.GetBytes(value))}";

    private static byte[] ContextBytes(string context)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(context);
        return Utf8.GetBytes(context);
    }

    private static (string KeyId, string Box) Split(string @sealed) =>
        @sealed.Split('.') is [{ Length: 8 } id, { Length: > 0 } box]
            ? (id, box)
            : throw new SealBrokenException("This is no sealed field.");
}
