using System.Security.Claims;
using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace AfterSchool.Directory.SignIn;

/// <summary>What a token says of its subject: id, roles, department, division; never a name.</summary>
public sealed class Subjects(DirectoryDb db)
{
    /// <summary>Claim of an authority's department.</summary>
    public const string Department = "department";

    /// <summary>Claim of the division.</summary>
    public const string Division = "division";

    /// <summary>Claim of <see cref="Account.Stamp"/> in Directory's own cookie.</summary>
    public const string Stamp = "stamp";

    /// <summary>The account, unless it is closed or its password was changed since.</summary>
    public async Task<Account?> FindAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (!Guid.TryParse(principal?.FindFirstValue(Claims.Subject), out var id))
            return null;
        var stamp = principal!.FindFirstValue(Stamp);
        return
            await db.Accounts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.ClosedAt == null, ct)
                is { } account
            && account.Stamp.ToString() == stamp
            ? account
            : null;
    }

    /// <summary>Who is signed in to Directory itself.</summary>
    public static ClaimsPrincipal SignedIn(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return new(
            new ClaimsIdentity(
                [new(Claims.Subject, account.Id.ToString()), new(Stamp, account.Stamp.ToString())],
                SignInSetup.Cookie
            )
        );
    }

    /// <summary>What tokens of the account say: roles held everywhere and those of posts that hold today.</summary>
    public async Task<ClaimsPrincipal> TokenAsync(Account account, IEnumerable<string> scopes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        var posts = await db
            .Posts.Where(post => post.AccountId == account.Id && post.IsActive)
            .Select(post => post.Roles)
            .ToListAsync(ct);
        var roles = account.Roles.Concat(posts.SelectMany(one => one)).Distinct().Order();
        var principal = Token(account.Id, [.. roles], account.Department, account.Division?.Prefix, scopes);
        // Kept in codes and refresh tokens only: it says nothing to anybody else.
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Stamp, account.Stamp.ToString()));
        return principal;
    }

    /// <summary>What a token says.</summary>
    public static ClaimsPrincipal Token(
        Guid subject,
        string[] roles,
        string? department,
        string? division,
        IEnumerable<string> scopes
    )
    {
        ArgumentNullException.ThrowIfNull(roles);
        var identity = new ClaimsIdentity("oidc", Claims.Subject, Claims.Role);
        identity.SetClaim(Claims.Subject, subject.ToString());
        identity.AddClaims(roles.Select(role => new Claim(Claims.Role, role)));
        identity.SetClaim(Department, department);
        identity.SetClaim(Division, division);
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(AccessSetup.Audience);
        return principal;
    }
}
