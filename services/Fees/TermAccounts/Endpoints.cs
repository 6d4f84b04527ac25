using AfterSchool.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>The routes of a term's accounts.</summary>
internal static class Endpoints
{
    public static void MapTermAccounts(this RouteGroupBuilder fees)
    {
        var terms = fees.MapGroup("/terms/{termId:guid}").WithTags("Term accounts");
        terms.MapGet("/accounts", ReadFigures).For(Roles.SchoolOffice, Roles.Principal);
        terms.MapPost("/surplus", ReturnSurplus.Handle).For(Roles.SchoolOffice);
        terms.MapPost("/statement", DeliverStatement.Handle).For(Roles.SchoolOffice);
        terms.MapPost("/statement/publish", PublishStatement.Handle).For(Roles.Authority);
        terms
            .MapGet("/statement", ReadStatement.Handle)
            .For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal, Roles.Authority);
        fees.MapPost("/surplus-shares/{billId:guid}/paid", PaySurplusShare.Handle)
            .WithTags("Term accounts")
            .For(Roles.SchoolOffice);
        terms.MapPost("/close", CloseTerm.Handle).For(Roles.Principal);
    }

    /// <summary>The books of a term, if the caller works at its school in one of these roles.</summary>
    public static async Task<Books?> TermBooksAsync(
        this Desk desk,
        Guid termId,
        CancellationToken ct,
        params string[] roles
    ) =>
        await desk.Db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == termId, ct) is { } term
            ? await desk.BooksAsync(term.SchoolId, termId, ct, roles)
            : null;

    /// <summary>GET /terms/{termId}/accounts</summary>
    private static async Task<Results<NotFound, Ok<FiguresShown>>> ReadFigures(
        Guid termId,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.TermBooksAsync(termId, ct, Roles.SchoolOffice, Roles.Principal) is not { } books)
            return TypedResults.NotFound();
        var figures = await Figures.ReadAsync(books, desk, ct);
        return TypedResults.Ok(
            new FiguresShown(
                figures.Collected.ToString(),
                figures.Spent.ToString(),
                figures.Other.ToString(),
                figures.Returned.ToString(),
                figures.Surplus.ToString(),
                figures.Takings.ToString(),
                figures.OpenRefunds,
                figures.UnpaidAllowances.ToString(),
                await books.AreClosedAsync(desk.Db, ct)
            )
        );
    }
}

/// <summary>A term's figures. Amounts in yuan.</summary>
/// <param name="Collected">Fees collected, less refunds.</param>
/// <param name="Spent">Allowances and operating cost.</param>
/// <param name="Other">Money of other sources.</param>
/// <param name="Returned">Surplus given back to those who paid.</param>
/// <param name="Surplus">What is left of the fees.</param>
/// <param name="Takings">Fees taken and not yet remitted.</param>
/// <param name="OpenRefunds">Bills with a refund still owed.</param>
/// <param name="UnpaidAllowances">Allowances approved and not paid.</param>
/// <param name="IsClosed">Whether the accounts are closed.</param>
public sealed record FiguresShown(
    string Collected,
    string Spent,
    string Other,
    string Returned,
    string Surplus,
    string Takings,
    int OpenRefunds,
    string UnpaidAllowances,
    bool IsClosed
);
