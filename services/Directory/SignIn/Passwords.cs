using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.SignIn;

/// <summary>
/// Who may sign in by password or by activation code. Unknown names, wrong passwords and locked accounts get one answer in about
/// the same time, so that nobody learns from it who exists.
/// </summary>
public sealed class Passwords(
    DirectoryDb db,
    IPasswordHasher<Account> hasher,
    NobodysPassword nobodys,
    Activation activation
)
{
    /// <summary>The shortest password, in characters.</summary>
    public const int Shortest = 10;

    /// <summary>Wrong attempts before an account is locked.</summary>
    public const int Attempts = 5;

    /// <summary>How long an account is locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>The account, if this is its password and it may sign in; otherwise null.</summary>
    public Task<Account?> CheckAsync(string userName, string password, CancellationToken ct) =>
        TryAsync(
            userName,
            account =>
                account.PasswordHash is { } hash
                && hasher.VerifyHashedPassword(account, hash, password) is not PasswordVerificationResult.Failed,
            account => account.PasswordHash is null,
            password,
            ct
        );

    /// <summary>Sets the first or a new password by the one-time code; the account, or null.</summary>
    public async Task<Account?> ActivateAsync(string userName, string code, string password, CancellationToken ct)
    {
        var account = await TryAsync(
            userName,
            one => activation.Is(one, code),
            one => one.ActivationHash is null || one.ActivationUntil <= TimeProvider.System.GetUtcNow(),
            password,
            ct
        );
        if (account is null)
            return null;
        Set(account, password);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two used the code at once; it works once.
            return null;
        }

        return account;
    }

    /// <summary>Sets the password; whoever was signed in by the one before no longer is.</summary>
    public void Set(Account account, string password)
    {
        ArgumentNullException.ThrowIfNull(account);
        account.PasswordHash = hasher.HashPassword(account, password);
        (account.ActivationHash, account.ActivationUntil) = (null, null);
        account.Stamp = Guid.CreateVersion7();
    }

    private async Task<Account?> TryAsync(
        string userName,
        Func<Account, bool> isRight,
        Func<Account, bool> hasNothingToCheck,
        string given,
        CancellationToken ct
    )
    {
        var name = EnterAccount.NameOf(userName);
        var isCounted = await CountAsync(name, ct);
        var account = await db.Accounts.FirstOrDefaultAsync(one => one.UserName == name, ct);
        if (!isCounted || account is null || account.ClosedAt is not null || hasNothingToCheck(account))
        {
            nobodys.Verify(given);
            return null;
        }

        if (!isRight(account))
            return null;
        (account.FailedAttempts, account.LockedUntil) = (0, null);
        await db.SaveChangesAsync(ct);
        return account;
    }

    // Counted before it is judged and in one statement, so that a hundred guesses at once are still five. The fifth locks; the
    // first after the lock counts anew.
    private async Task<bool> CountAsync(string name, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow();
        DateTimeOffset? until = now + LockedFor;
        return await db
                .Accounts.Where(one => one.UserName == name && (one.LockedUntil == null || one.LockedUntil <= now))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(
                                one => one.FailedAttempts,
                                one => one.FailedAttempts >= Attempts ? 1 : one.FailedAttempts + 1
                            )
                            .SetProperty(
                                one => one.LockedUntil,
                                one => one.FailedAttempts == Attempts - 1 ? until : null
                            ),
                    ct
                ) == 1;
    }
}
