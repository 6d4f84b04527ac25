using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Storage;

/// <summary>A thing created under the caller's own id, with the hash of what was asked.</summary>
public sealed class Creation
{
    /// <summary>The caller's id (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the request: its kind, its owner and its body.</summary>
    public required byte[] Asked { get; init; }
}

/// <summary>Whether a PUT with the caller's id is new, a repetition or another thing under the same id.</summary>
public enum Claim
{
    /// <summary>New: go on and create.</summary>
    New,

    /// <summary>The same request again: answer as before.</summary>
    Repeated,

    /// <summary>Another body under this id: 409.</summary>
    Conflicting,
}

/// <summary>Creating is repeatable: the same request twice is one thing, so any command can be retried after a lost answer.</summary>
public sealed class Creations(MessagingDb db)
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Claims the id for this request. A new claim is saved with the caller's own <c>SaveChanges</c>; two at once meet at the
    /// primary key, and the loser is answered 409 and may repeat.
    /// </summary>
    public async Task<Claim> ClaimAsync<TBody>(Guid id, TBody body, CancellationToken ct)
    {
        var before = await db.Creations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        return Claim(id, body, before?.Asked);
    }

    /// <summary>As <see cref="ClaimAsync"/>, where the caller has read what was asked under the id along with the rest.</summary>
    public Claim Claim<TBody>(Guid id, TBody body, byte[]? askedBefore)
    {
        var asked = HashOf(body);
        if (askedBefore is not null)
            return askedBefore.AsSpan().SequenceEqual(asked) ? Storage.Claim.Repeated : Storage.Claim.Conflicting;

        db.Creations.Add(new Creation { Id = id, Asked = asked });
        return Storage.Claim.New;
    }

    /// <summary>What is kept of a request, for paths that write many rows in one statement of their own.</summary>
    public static byte[] HashOf<TBody>(TBody body) =>
        SHA256.HashData([
            .. JsonSerializer.SerializeToUtf8Bytes(typeof(TBody).FullName),
            .. JsonSerializer.SerializeToUtf8Bytes(body, Canonical),
        ]);
}
