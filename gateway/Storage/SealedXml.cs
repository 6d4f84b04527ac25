using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace AfterSchool.Gateway.Storage;

/// <summary>
/// Data-protection keys lie in the same database as the tickets they protect, so they are sealed (AES-256-GCM) under a key derived
/// from the gateway's secret: a copy of the database alone opens nothing. With a new secret everybody signs in anew.
/// </summary>
internal sealed class SealedXml(GatewaySettings settings) : IXmlEncryptor
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var open = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var (tag, body) = (new byte[TagBytes], new byte[open.Length]);
        using var aes = new AesGcm(KeyOf(settings.Secret), TagBytes);
        aes.Encrypt(nonce, open, body, tag);
        var kept = Convert.ToBase64String([.. nonce, .. tag, .. body]);
        return new EncryptedXmlInfo(new XElement("sealed", kept), typeof(OpenedXml));
    }

    /// <summary>Opens what <see cref="Encrypt"/> sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed under another secret, or changed.</exception>
    internal static XElement Open(XElement kept, string secret)
    {
        var bytes = Convert.FromBase64String(kept.Value).AsSpan();
        var open = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(KeyOf(secret), TagBytes);
        aes.Decrypt(bytes[..NonceBytes], bytes[(NonceBytes + TagBytes)..], bytes.Slice(NonceBytes, TagBytes), open);
        return XElement.Parse(Encoding.UTF8.GetString(open));
    }

    private static byte[] KeyOf(string secret) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(secret),
            outputLength: 32,
            info: "afterschool gateway data-protection keys"u8.ToArray()
        );
}

/// <summary>The other half of <see cref="SealedXml"/>; data protection makes it by the name stored beside the key.</summary>
internal sealed class OpenedXml(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    public XElement Decrypt(XElement encryptedElement) =>
        SealedXml.Open(encryptedElement, services.GetRequiredService<GatewaySettings>().Secret);
}
