using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace AfterSchool.Directory.Accounts;

/// <summary>One-time codes by which a person sets the first password: shown once, kept hashed, fourteen days.</summary>
public sealed class Activation(IPasswordHasher<Account> hasher)
{
    /// <summary>How long a code may be used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    // No 0, 1, I, O: codes are read aloud and copied by hand. 32 signs, 12 of them: 60 bits.
    private const string Signs = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Gives the account a new code; the one before no longer works.</summary>
    public string Issue(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var code = RandomNumberGenerator.GetString(Signs, 12);
        account.ActivationHash = hasher.HashPassword(account, code);
        account.ActivationUntil = TimeProvider.System.GetUtcNow() + Lasts;
        return string.Join('-', code.Chunk(4).Select(part => new string(part)));
    }

    /// <summary>Whether this is the account's code; spaces, hyphens and small letters are forgiven.</summary>
    public bool Is(Account account, string code)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(code);
        var plain = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return account.ActivationHash is { } hash
            && account.ActivationUntil > TimeProvider.System.GetUtcNow()
            && hasher.VerifyHashedPassword(account, hash, plain) is not PasswordVerificationResult.Failed;
    }
}
