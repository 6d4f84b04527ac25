using System.Security.Cryptography;
using AfterSchool.Directory.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace AfterSchool.Directory.SignIn;

/// <summary>
/// The sign-in server's keys: made by whichever replica comes first, kept sealed, read by all before they listen and once a minute
/// after. A new pair is made when the last is <c>Access:KeyDays</c> old, or by the operator's command.
/// </summary>
public sealed class ServerKeys(Seals seals, KeyLife life)
{
    // Any number will do, so long as nothing else in this database locks by it.
    private const long Lock = 0x4B_45_59_53;

    private volatile State _state = null!;

    /// <summary>Signs tokens (ES256).</summary>
    public ECDsaSecurityKey Signing => _state.Signing[0];

    /// <summary>Keys whose signatures count, the one that signs first.</summary>
    public IReadOnlyList<ECDsaSecurityKey> AllSigning => _state.Signing;

    /// <summary>Keys that open what this server alone reads again, the one that encrypts first.</summary>
    public IReadOnlyList<SymmetricSecurityKey> AllEncrypting => _state.Encrypting;

    /// <summary>Those whose signatures count at the moment of asking, for whoever keeps the list.</summary>
    public IEnumerable<SecurityKey> Live()
    {
        foreach (var key in _state.Signing)
            yield return key;
    }

    /// <summary>Reads the keys, making what is missing or due; true when anything is other than before.</summary>
    public async Task<bool> LoadAsync(DirectoryDb db, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var now = TimeProvider.System.GetUtcNow();
        var keys = await db.ServerKeys.AsNoTracking().ToListAsync(ct);
        if (keys.Count == 0)
            keys = await MakeAsync(db, isDue: all => all.Count == 0, now, replacesAll: false, ct);
        else if (IsOld(keys, now))
            keys = await MakeAsync(db, all => IsOld(all, now), now + KeySchedule.Announced, replacesAll: false, ct);
        return Take(keys, now);
    }

    /// <summary>Makes a new pair, used after it was shown for so long; alone where the others have leaked.</summary>
    public async Task RotateAsync(DirectoryDb db, TimeSpan announced, bool replacesAll, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        await MakeAsync(db, _ => true, now + announced, replacesAll, ct);
    }

    private bool IsOld(List<ServerKey> keys, DateTimeOffset now) => keys.Max(key => key.MadeAt) + life.Renewed <= now;

    // Under a lock, and looked at again under it: of all replicas one makes the pair.
    private async Task<List<ServerKey>> MakeAsync(
        DirectoryDb db,
        Func<List<ServerKey>, bool> isDue,
        DateTimeOffset usedFrom,
        bool replacesAll,
        CancellationToken ct
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
        var keys = await db.ServerKeys.AsNoTracking().ToListAsync(ct);
        if (!isDue(keys))
            return keys;
        ServerKey[] made =
        [
            Sealed(ServerKeyUse.Sign, NewEcdsa(), usedFrom, replacesAll),
            Sealed(ServerKeyUse.Encrypt, RandomNumberGenerator.GetBytes(32), usedFrom, replacesAll),
        ];
        db.ServerKeys.AddRange(made);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return [.. keys, .. made];
    }

    private bool Take(List<ServerKey> keys, DateTimeOffset now)
    {
        var signing = KeySchedule.At(keys.Where(key => key.Use is ServerKeyUse.Sign), now, life.Lasting).Taken;
        var encrypting = KeySchedule.At(keys.Where(key => key.Use is ServerKeyUse.Encrypt), now, life.Lasting).Taken;
        Guid[] ids = [.. signing.Concat(encrypting).Select(key => key.Id)];
        if (_state is { } before && before.Ids.SequenceEqual(ids))
            return false;
        _state = new State(ids, [.. signing.Select(SigningKey)], [.. encrypting.Select(EncryptingKey)]);
        return true;
    }

    private ECDsaSecurityKey SigningKey(ServerKey key)
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(Open(key), out _);
        return new ECDsaSecurityKey(ecdsa) { KeyId = $"{key.Id:N}" };
    }

    private SymmetricSecurityKey EncryptingKey(ServerKey key) => new(Open(key)) { KeyId = $"{key.Id:N}" };

    private static byte[] NewEcdsa()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }

    private ServerKey Sealed(ServerKeyUse use, byte[] key, DateTimeOffset usedFrom, bool replacesAll)
    {
        var id = Guid.CreateVersion7();
        return new ServerKey
        {
            Id = id,
            Use = use,
            KeySealed = seals.Directory.Seal(Convert.ToBase64String(key), $"{id}/server-key"),
            MadeAt = TimeProvider.System.GetUtcNow(),
            UsedFrom = usedFrom,
            ReplacesAll = replacesAll,
        };
    }

    private byte[] Open(ServerKey key) =>
        Convert.FromBase64String(seals.Directory.Open(key.KeySealed, $"{key.Id}/server-key"));

    private sealed record State(Guid[] Ids, ECDsaSecurityKey[] Signing, SymmetricSecurityKey[] Encrypting);
}

/// <summary>How long keys and what is made with them live.</summary>
/// <param name="Renewed">A new pair is made when the last is this old.</param>
/// <param name="Lasting">The longest-lived thing made with a key, a refresh token, and a margin.</param>
public sealed record KeyLife(TimeSpan Renewed, TimeSpan Lasting)
{
    /// <summary>From <c>Access:KeyDays</c> (90) and <c>Access:RefreshHours</c>.</summary>
    public static KeyLife From(IConfiguration configuration) =>
        new(
            TimeSpan.FromDays(configuration.GetValue("Access:KeyDays", 90)),
            SignInSetup.RefreshLifetime(configuration) + TimeSpan.FromHours(1)
        );
}
