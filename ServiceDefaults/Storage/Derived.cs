using System.Security.Cryptography;
using System.Text;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>Ids that follow from others, so that the same thing computed twice bears the same id.</summary>
public static class Derived
{
    /// <summary>A version 8 UUID (RFC 9562) of SHA-256 over the owner's id and a name.</summary>
    public static Guid From(Guid owner, string name)
    {
        var hash = SHA256.HashData([.. owner.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
