using System.Security.Cryptography;
using AfterSchool.Directory.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace AfterSchool.Directory.SignIn;

/// <summary>
/// The sign-in server's keys: made by whichever replica comes first, kept sealed, read by all. Loaded before the server listens.
/// </summary>
public sealed class ServerKeys(Seals seals)
{
    // Any number will do, so long as nothing else in this database locks by it.
    private const long Lock = 0x4B_45_59_53;

    /// <summary>Signs tokens (ES256).</summary>
    public ECDsaSecurityKey Signing { get; private set; } = null!;

    /// <summary>Encrypts what only this server reads again.</summary>
    public SymmetricSecurityKey Encrypting { get; private set; } = null!;

    /// <summary>Reads both keys, making what is missing.</summary>
    public async Task LoadAsync(DirectoryDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        var keys = await db.ServerKeys.OrderBy(key => key.Id).ToListAsync(ct);
        var sign = keys.LastOrDefault(key => key.Use is ServerKeyUse.Sign) ?? Make(db, ServerKeyUse.Sign, NewEcdsa());
        var encrypt =
            keys.LastOrDefault(key => key.Use is ServerKeyUse.Encrypt)
            ?? Make(db, ServerKeyUse.Encrypt, RandomNumberGenerator.GetBytes(32));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);

        var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(Open(sign), out _);
        Signing = new ECDsaSecurityKey(ecdsa) { KeyId = $"{sign.Id:N}" };
        Encrypting = new SymmetricSecurityKey(Open(encrypt)) { KeyId = $"{encrypt.Id:N}" };
    }

    private static byte[] NewEcdsa()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private ServerKey Make(DirectoryDb db, ServerKeyUse use, byte[] key)
    {
        var id = Guid.CreateVersion7();
        var made = new ServerKey
        {
            Id = id,
            Use = use,
            KeySealed = seals.Directory.Seal(Convert.ToBase64String(key), $"{id}/server-key"),
            MadeAt = TimeProvider.System.GetUtcNow(),
        };
        db.ServerKeys.Add(made);
        return made;
    }

    private byte[] Open(ServerKey key) =>
        Convert.FromBase64String(seals.Directory.Open(key.KeySealed, $"{key.Id}/server-key"));
}
