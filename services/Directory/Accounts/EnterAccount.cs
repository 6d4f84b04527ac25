using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;

namespace AfterSchool.Directory.Accounts;

/// <summary>Writes accounts and gives out their codes.</summary>
public sealed class EnterAccount(DirectoryDb db, RollBook book, Seals seals, Activation activation)
{
    /// <summary>A new account, waiting for its activation.</summary>
    public async Task<IResult> NewAsync(Guid id, AccountBody body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        var account = new Account
        {
            Id = id,
            UserName = NameOf(body.UserName),
            Roles = body.Roles,
            Department = body.Department,
            Division = body.Division,
            SchoolId = body.SchoolId,
            Asked = book.AskedOf(body),
        };
        account.Write(new(body.DisplayName, body.Phone, body.Email), seals);
        db.Accounts.Add(account);
        return await CodeAsync(account, onlyBeforeActivation: true, ct);
    }

    /// <summary>A fresh code, unless one is only wanted before the activation and that has been.</summary>
    public async Task<IResult> CodeAsync(Account account, bool onlyBeforeActivation, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        var code = onlyBeforeActivation && account.PasswordHash is not null ? null : activation.Issue(account);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(
            new AccountEntered(account.Id, account.UserName, code, code is null ? null : account.ActivationUntil)
        );
    }

    /// <summary>How a user name is kept and looked up.</summary>
#pragma warning disable CA1308 // People type names in small letters, and so they are shown.
    public static string NameOf(string userName) => userName.Trim().ToLowerInvariant();
#pragma warning restore CA1308
}
