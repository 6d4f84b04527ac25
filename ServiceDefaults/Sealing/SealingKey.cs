using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace AfterSchool.ServiceDefaults.Sealing;

/// <summary>One key of a ring. Sealing and blinding each have a subkey of their own (HKDF, RFC 5869).</summary>
internal sealed class SealingKey
{
    public const int LengthBytes = 32;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] sealing;
    private readonly byte[] blinding;

    public SealingKey(byte[] key)
    {
        Id = Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4));
        sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, LengthBytes, info: "afterschool seal 1"u8.ToArray());
        blinding = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, LengthBytes, info: "afterschool blind 1"u8.ToArray());
    }

    /// <summary>The first 8 hexadecimal characters of the key's SHA-256: names the key, gives nothing away.</summary>
    public string Id { get; }

    /// <summary>nonce | cipher | tag, in base64url.</summary>
    public string Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = box.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sealing, TagBytes);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(^TagBytes..), context);
        return Base64Url.EncodeToString(box);
    }

    /// <summary>The plain bytes, or null when the box was changed or belongs to another context.</summary>
    public byte[]? Open(string text, ReadOnlySpan<byte> context)
    {
        if (Decoded(text) is not { Length: >= NonceBytes + TagBytes } box)
            return null;

        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(sealing, TagBytes);
        try
        {
            var cipher = box.AsSpan(NonceBytes, plain.Length);
            aes.Decrypt(box.AsSpan(0, NonceBytes), cipher, box.AsSpan(^TagBytes..), plain, context);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    public string Blind(ReadOnlySpan<byte> value) => Base64Url.EncodeToString(HMACSHA256.HashData(blinding, value));

    /// <summary>The bytes, or null unless the text is exactly how we would write them.</summary>
    internal static byte[]? Decoded(string text)
    {
        // Decoders forgive white space and stray bits in the last character; a seal must have one form only.
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        return
            Base64Url.DecodeFromChars(text, bytes, out _, out var length) is OperationStatus.Done
            && string.Equals(Base64Url.EncodeToString(bytes.AsSpan(0, length)), text, StringComparison.Ordinal)
            ? bytes[..length]
            : null;
    }
}
