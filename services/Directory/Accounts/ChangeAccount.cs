using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace AfterSchool.Directory.Accounts;

/// <summary>
/// Changes what an account may do, how its holder is reached, and whether it may be used. A token that is out says until its end what it
/// said when it was made (<c>Access:TokenMinutes</c>); the next one says what holds then, or is refused.
/// </summary>
public sealed class ChangeAccount(DirectoryDb db, Seals seals, AccountReach reach, IOpenIddictTokenManager tokens)
{
    /// <summary>Gives the roles and takes those not named.</summary>
    public Task<IResult> GiveRolesAsync(Guid id, AccountRoles body, CancellationToken ct) =>
        ChangeAsync(
            id,
            async account =>
            {
                if (reach.RefusesRoles(body.Roles, body.Department, body.Division))
                    return TypedResults.Forbid();
                if (!body.Roles.Contains(Roles.Operator) && await IsLastOperatorAsync(account, ct))
                    return LastOperator();
                (account.Roles, account.Department, account.Division) = (body.Roles, body.Department, body.Division);
                return TypedResults.NoContent();
            },
            ct
        );

    /// <summary>Writes name, phone and address anew, sealed.</summary>
    public Task<IResult> ReachAtAsync(Guid id, AccountContact body, CancellationToken ct) =>
        ChangeAsync(
            id,
            account =>
            {
                account.Write(body, seals);
                return Task.FromResult<IResult>(TypedResults.NoContent());
            },
            ct
        );

    /// <summary>Closes it: nobody signs in, no token is renewed, and nothing kept from before holds again after a reopening.</summary>
    public Task<IResult> CloseAsync(Guid id, CancellationToken ct) =>
        ChangeAsync(
            id,
            async account =>
            {
                if (account.ClosedAt is not null)
                    return TypedResults.NoContent();
                if (await IsLastOperatorAsync(account, ct))
                    return LastOperator();
                (account.ClosedAt, account.ActivationHash) = (TimeProvider.System.GetUtcNow(), null);
                account.Stamp = Guid.CreateVersion7();
                await tokens.RevokeBySubjectAsync(id.ToString(), ct);
                return TypedResults.NoContent();
            },
            ct
        );

    /// <summary>Opens it again, with the password and the roles it had; everybody signs in anew.</summary>
    public Task<IResult> ReopenAsync(Guid id, CancellationToken ct) =>
        ChangeAsync(
            id,
            account =>
            {
                account.ClosedAt = null;
                return Task.FromResult<IResult>(TypedResults.NoContent());
            },
            ct
        );

    private async Task<IResult> ChangeAsync(Guid id, Func<Account, Task<IResult>> change, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.Accounts.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (account is null || !await reach.KeepsAsync(account, ct))
            return TypedResults.NotFound();
        var answer = await change(account);
        if (answer is IStatusCodeHttpResult { StatusCode: StatusCodes.Status204NoContent })
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }

        return answer;
    }

    // Whoever takes away an operator's rights waits for whoever does so at this moment: two who close each other leave one.
    private async Task<bool> IsLastOperatorAsync(Account account, CancellationToken ct)
    {
        if (!account.Roles.Contains(Roles.Operator) || account.ClosedAt is not null)
            return false;
        await SignIn.SetUp.LockAsync(db, ct);
        return !await db.Accounts.AnyAsync(
            other =>
                other.Id != account.Id
                && other.ClosedAt == null
                && other.PasswordHash != null
                && other.Roles.Contains(Roles.Operator),
            ct
        );
    }

    private static IResult LastOperator() =>
        Problems.Conflict(
            "last-operator",
            "Without this account nobody could operate the system; enter another first."
        );
}
