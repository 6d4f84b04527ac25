using AfterSchool.Directory.Posts;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Accounts;

/// <summary>Which accounts the caller keeps.</summary>
public sealed class AccountReach(Caller caller, RollReach reach, DirectoryDb db)
{
    /// <summary>Roles a school's office may give.</summary>
    public static readonly string[] OfficeGives =
    [
        Roles.Guardian,
        Roles.ClassTeacher,
        Roles.DutyTeacher,
        Roles.SchoolOffice,
    ];

    /// <summary>The accounts the caller may see.</summary>
    public IQueryable<Account> Readable() =>
        caller.Is(Roles.Operator)
            ? db.Accounts.AsNoTracking()
            : db
                .Accounts.AsNoTracking()
                .Where(account =>
                    db.Posts.Any(own =>
                        own.AccountId == caller.AccountId
                        && own.IsActive
                        && own.Roles.Contains(Roles.SchoolOffice)
                        && (
                            own.SchoolId == account.SchoolId
                            || db.Posts.Any(post => post.AccountId == account.Id && post.SchoolId == own.SchoolId)
                        )
                    )
                );

    /// <summary>
    /// Whether the caller may give out a new code for the account or close it. Who can do so can become its holder, so an office
    /// may only for accounts that reach no further than the office itself.
    /// </summary>
    public async Task<bool> KeepsAsync(Account account, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (caller.Is(Roles.Operator))
            return true;
        if (account.SchoolId is not { } school || !await reach.KeepsAsync(school, ct))
            return false;
        if (account.Roles.Except(OfficeGives).Any())
            return false;
        var reachesFurther =
            await db.Posts.AnyAsync(
                post =>
                    post.AccountId == account.Id
                    && post.IsActive
                    && (post.SchoolId != school || post.RolesGiven.Contains(Roles.Principal)),
                ct
            )
            || await db.GuardianLinks.AnyAsync(
                link =>
                    link.GuardianAccountId == account.Id
                    && link.IsActive
                    && db.Pupils.Any(pupil => pupil.Id == link.PupilId && pupil.SchoolId != school),
                ct
            );
        return !reachesFurther;
    }

    /// <summary>Why the caller may not enter such an account; null when it may.</summary>
    public async Task<IResult?> RefusesAsync(AccountBody body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (caller.Is(Roles.Operator))
            return null;
        if (body.SchoolId is not { } school || !await reach.KeepsAsync(school, ct))
            return TypedResults.NotFound();
        return RefusesRoles(body.Roles, body.Department, body.Division) ? TypedResults.Forbid() : null;
    }

    /// <summary>Whether the caller may not give these: only an operator gives what reaches beyond a school.</summary>
    public bool RefusesRoles(string[] roles, string? department, DivisionCode? division) =>
        !caller.Is(Roles.Operator)
        && (roles.Except(OfficeGives).Any() || department is not null || division is not null);
}
