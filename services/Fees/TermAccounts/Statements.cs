using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.TermAccounts;

/// <summary>POST /terms/{termId}/statement — the school delivers cost, income and expenditure.</summary>
internal static class DeliverStatement
{
    public static async Task<Results<NotFound, ProblemHttpResult, NoContent>> Handle(
        Guid termId,
        StatementDelivered delivered,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.TermBooksAsync(termId, ct, Roles.SchoolOffice) is not { } books)
            return TypedResults.NotFound();
        if (await desk.Db.TermStatements.FirstOrDefaultAsync(one => one.TermId == termId, ct) is { } before)
            return before.Cost == delivered.Cost ? TypedResults.NoContent() : desk.Conflict("conflict");
        var figures = await Figures.ReadAsync(books, desk, ct);
        desk.Db.TermStatements.Add(
            new TermStatement
            {
                TermId = termId,
                SchoolId = books.School.Id,
                Cost = delivered.Cost,
                Income = figures.Collected + figures.Other,
                Expenditure = figures.Spent,
                DeliveredAt = desk.Clock.Now(),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>POST /terms/{termId}/statement/publish — the education authority has told the parents; its duty is done.</summary>
internal static class PublishStatement
{
    public static async Task<Results<NotFound, ProblemHttpResult, NoContent>> Handle(
        Guid termId,
        StatementPublished published,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var statement = await desk.Db.TermStatements.FirstOrDefaultAsync(one => one.TermId == termId, ct);
        if (statement is null || !await desk.Reach.OverseesAsync(statement.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        if (statement.PublishedAtPlace is { } before)
            return before == published.Place ? TypedResults.NoContent() : desk.Conflict("conflict");
        statement.Publish(published.Place, desk.Clock.Now());
        await desk.Duties.DoneAsync(TermEndRule.Code, termId, published.Place, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>GET /terms/{termId}/statement — for the school and its authorities; for families once it is published.</summary>
internal static class ReadStatement
{
    public static async Task<Results<NotFound, Ok<StatementShown>>> Handle(
        Guid termId,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        var statement = await desk
            .Db.TermStatements.AsNoTracking()
            .FirstOrDefaultAsync(one => one.TermId == termId, ct);
        if (
            statement is null
            || (statement.PublishedAt is null && !await desk.Reach.ReadsSchoolAsync(statement.SchoolId, ct))
        )
            return TypedResults.NotFound();
        return TypedResults.Ok(
            new StatementShown(
                statement.Cost.ToString(),
                statement.Income.ToString(),
                statement.Expenditure.ToString(),
                statement.DeliveredAt.InChina(),
                statement.PublishedAtPlace,
                statement.PublishedAt?.InChina()
            )
        );
    }
}

/// <summary>A term's figures as the school delivers them; income and expenditure come from the ledger.</summary>
/// <param name="Cost">What the service cost, in yuan.</param>
public sealed record StatementDelivered(Money Cost) : IWithAmounts
{
    IEnumerable<(string Pointer, Money Amount)> IWithAmounts.Amounts => [("/cost", Cost)];
}

/// <summary>A statement published.</summary>
/// <param name="Place">Where.</param>
public sealed record StatementPublished([property: Required, StringLength(200, MinimumLength = 2)] string Place);

/// <summary>A term's statement. Amounts in yuan.</summary>
public sealed record StatementShown(
    string Cost,
    string Income,
    string Expenditure,
    DateTimeOffset DeliveredAt,
    string? PublishedAtPlace,
    DateTimeOffset? PublishedAt
);
