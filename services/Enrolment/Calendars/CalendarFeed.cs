using System.Buffers.Text;
using System.Security.Cryptography;

namespace AfterSchool.Enrolment.Calendars;

/// <summary>Whose sessions a calendar has.</summary>
public enum CalendarKind
{
    /// <summary>Those a child takes part in, for its guardian.</summary>
    Child,

    /// <summary>Those somebody leads, for himself or herself.</summary>
    Teacher,

    /// <summary>Those in a room, for the school.</summary>
    Room,
}

/// <summary>A calendar that can be subscribed to under a secret address (日历订阅), until that is revoked.</summary>
public sealed class CalendarFeed
{
    private const int SecretBytes = 32;

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose sessions.</summary>
    public required CalendarKind Kind { get; init; }

    /// <summary>The pupil, the account or the room.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Account that made it.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>SHA-256 of the secret in its address; the secret itself is kept nowhere.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was revoked; its address has led nowhere since.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Its address leads nowhere from now on; again changes nothing.</summary>
    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>A secret nobody can guess: 256 random bits, as an address writes them.</summary>
    internal static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>What is kept of a secret; null for what is none.</summary>
    internal static byte[]? HashOf(string? secret)
    {
        Span<byte> bytes = stackalloc byte[SecretBytes];
        return
            secret is { Length: 43 }
            && Base64Url.TryDecodeFromChars(secret, bytes, out var written)
            && written == SecretBytes
            ? SHA256.HashData(bytes)
            : null;
    }
}
