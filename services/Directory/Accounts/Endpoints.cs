using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder directory)
    {
        var accounts = directory.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("/", List).For(Roles.Operator, Roles.SchoolOffice);
        accounts.MapPut("/{id:guid}", Enter).For(Roles.Operator, Roles.SchoolOffice);
        accounts.MapPost("/{id:guid}/activation-code", Reissue).For(Roles.Operator, Roles.SchoolOffice);
        accounts.MapPut("/{id:guid}/roles", GiveRoles).For(Roles.Operator, Roles.SchoolOffice);
        accounts.MapPut("/{id:guid}/contact", ReachAt).For(Roles.Operator, Roles.SchoolOffice);
        accounts.MapPost("/{id:guid}/close", Close).For(Roles.Operator, Roles.SchoolOffice);
        accounts.MapPost("/{id:guid}/reopen", Reopen).For(Roles.Operator);
    }

    /// <summary>GET /directory/v1/accounts</summary>
    private static Task<Ok<IReadOnlyList<AccountShown>>> List(
        [AsParameters] Cut cut,
        AccountReach reach,
        Seals seals,
        HttpContext http
    ) => reach.Readable().PageAsync(account => account.Id, account => AccountShown.Of(account, seals), cut, http);

    /// <summary>
    /// PUT /directory/v1/accounts/{id} — an operator any role; a school's office guardians and its own staff. The answer has the
    /// activation code, this once. The same request again gives a fresh code until the account is activated.
    /// </summary>
    private static async Task<IResult> Enter(
        Guid id,
        AccountBody body,
        AccountReach reach,
        DirectoryDb db,
        RollBook book,
        EnterAccount enter,
        CancellationToken ct
    )
    {
        var known = await db.Accounts.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (await reach.RefusesAsync(body, ct) is { } refusal)
            return refusal;
        if (known is null)
            return await enter.NewAsync(id, body, ct);
        // Somebody else's account and another request look the same from outside.
        if (known.Asked != book.AskedOf(body) || !await reach.KeepsAsync(known, ct))
            return RollBook.Taken();
        return await enter.CodeAsync(known, onlyBeforeActivation: true, ct);
    }

    /// <summary>POST /directory/v1/accounts/{id}/activation-code — for a lost code or a forgotten password.</summary>
    private static async Task<IResult> Reissue(
        Guid id,
        AccountReach reach,
        DirectoryDb db,
        EnterAccount enter,
        CancellationToken ct
    )
    {
        var known = await db.Accounts.FirstOrDefaultAsync(one => one.Id == id && one.ClosedAt == null, ct);
        return known is not null && await reach.KeepsAsync(known, ct)
            ? await enter.CodeAsync(known, onlyBeforeActivation: false, ct)
            : TypedResults.NotFound();
    }

    /// <summary>PUT /directory/v1/accounts/{id}/roles — an operator any; a school's office those it may give, of accounts it keeps.</summary>
    private static Task<IResult> GiveRoles(Guid id, AccountRoles body, ChangeAccount change, CancellationToken ct) =>
        change.GiveRolesAsync(id, body, ct);

    /// <summary>PUT /directory/v1/accounts/{id}/contact</summary>
    private static Task<IResult> ReachAt(Guid id, AccountContact body, ChangeAccount change, CancellationToken ct) =>
        change.ReachAtAsync(id, body, ct);

    /// <summary>POST /directory/v1/accounts/{id}/close — nobody signs in with it and no token is renewed any more.</summary>
    private static Task<IResult> Close(Guid id, ChangeAccount change, CancellationToken ct) =>
        change.CloseAsync(id, ct);

    /// <summary>POST /directory/v1/accounts/{id}/reopen — as it was, but everybody signs in anew.</summary>
    private static Task<IResult> Reopen(Guid id, ChangeAccount change, CancellationToken ct) =>
        change.ReopenAsync(id, ct);
}
