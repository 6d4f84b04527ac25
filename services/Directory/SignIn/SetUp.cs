using System.Security.Cryptography;
using System.Text;
using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.SignIn;

/// <summary>The first operator: made by the one-time code of the configuration, while there is none.</summary>
public sealed class SetUp(DirectoryDb db, Passwords passwords, Seals seals, IConfiguration configuration)
{
    private const long Lock = 0x53_45_54_55_50;

    /// <summary>Whether the first operator is still to be made and a code is configured.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken ct) =>
        configuration["SetUp:Code"] is { Length: > 0 } && !await HasOperatorAsync(ct);

    /// <summary>Whether this is the code; compared in constant time, whatever its length.</summary>
    public bool IsCode(string code) =>
        configuration["SetUp:Code"] is { Length: > 0 } expected
        && CryptographicOperations.FixedTimeEquals(Digest(code), Digest(expected));

    /// <summary>Makes the operator; false when there is one. Of two at once, one is first.</summary>
    public async Task<bool> MakeOperatorAsync(
        string userName,
        string displayName,
        string password,
        CancellationToken ct
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(db, ct);
        if (await HasOperatorAsync(ct))
            return false;
        var id = Guid.CreateVersion7();
        var account = new Account
        {
            Id = id,
            UserName = EnterAccount.NameOf(userName),
            Roles = [Roles.Operator],
        };
        account.Write(new(displayName), seals);
        passwords.Set(account, password);
        db.Accounts.Add(account);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Until the transaction ends, nobody else makes or unmakes an operator.</summary>
    internal static Task<int> LockAsync(DirectoryDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);

    private Task<bool> HasOperatorAsync(CancellationToken ct) =>
        db.Accounts.AnyAsync(account => account.Roles.Contains(Roles.Operator), ct);

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
