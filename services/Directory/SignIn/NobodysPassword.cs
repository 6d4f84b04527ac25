using AfterSchool.Directory.Accounts;
using Microsoft.AspNetCore.Identity;

namespace AfterSchool.Directory.SignIn;

/// <summary>
/// A password that nobody knows, hashed at the cost that is set: checking a guess against it takes as long as against a real one, so
/// that the time of an answer does not tell who exists.
/// </summary>
public sealed class NobodysPassword(IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new() { Id = Guid.Empty, UserName = "" };

    /// <summary>Its hash.</summary>
    internal string Hash { get; } = hasher.HashPassword(Nobody, Guid.CreateVersion7().ToString());

    /// <summary>Spends the time of a check.</summary>
    public void Verify(string given) => hasher.VerifyHashedPassword(Nobody, Hash, given);
}
