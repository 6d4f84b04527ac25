using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.ServiceDefaults.Web;

/// <summary>A page of a list: where to go on, and how many.</summary>
/// <param name="After">Opaque cursor from the <c>Link</c> header of the page before.</param>
/// <param name="Limit">1 to 1,000; 50 unless asked.</param>
public sealed record Cut(Guid? After = null, [property: Range(1, Cut.Most)] int? Limit = null)
{
    /// <summary>No list gives more at once.</summary>
    public const int Most = 1_000;

    /// <summary>How many to give.</summary>
    public int Count => Math.Clamp(Limit ?? 50, 1, Most);
}

/// <summary>A list that is given whole: what it belongs to keeps it short, and the handler takes no more than this.</summary>
/// <param name="most">No more than this.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AtMostAttribute(int most) : Attribute
{
    /// <summary>No more than this.</summary>
    public int Most => most;
}

/// <summary>Lists by keyset: ids are UUID v7 and sort by age; no offsets, so a page costs the same wherever it lies.</summary>
public static class Listing
{
    /// <summary>One page of a query, in order of id, with a <c>Link</c> to the next.</summary>
    /// <param name="query">The rows the caller may see.</param>
    /// <param name="id">The row's id.</param>
    /// <param name="show">What is shown of a row.</param>
    /// <param name="cut">Which page.</param>
    /// <param name="http">The request, for the link.</param>
    public static async Task<Ok<IReadOnlyList<TShown>>> PageAsync<TRow, TShown>(
        this IQueryable<TRow> query,
        Expression<Func<TRow, Guid>> id,
        Expression<Func<TRow, TShown>> show,
        Cut cut,
        HttpContext http
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentNullException.ThrowIfNull(http);
        if (cut.After is { } after)
            query = query.Where(IsAfter(id, after));
        var pair = Expression.New(
            typeof(KeyValuePair<Guid, TShown>).GetConstructor([typeof(Guid), typeof(TShown)])!,
            id.Body,
            new Swap(show.Parameters[0], id.Parameters[0]).Visit(show.Body)
        );
        var rows = await query
            .OrderBy(id)
            .Select(Expression.Lambda<Func<TRow, KeyValuePair<Guid, TShown>>>(pair, id.Parameters))
            .Take(cut.Count + 1)
            .ToListAsync(http.RequestAborted);
        if (rows.Count > cut.Count)
        {
            rows.RemoveAt(cut.Count);
            LinkNext(http, rows[^1].Key, cut.Count);
        }

        return TypedResults.Ok<IReadOnlyList<TShown>>([.. rows.Select(row => row.Value)]);
    }

    /// <summary>
    /// The whole of a list, a thousand rows at a time in order of id: between them no connection is held, however slowly somebody takes
    /// them, and what is entered meanwhile may or may not be there.
    /// </summary>
    public static async IAsyncEnumerable<IReadOnlyList<TRow>> InPartsAsync<TRow>(
        this IQueryable<TRow> query,
        Expression<Func<TRow, Guid>> id,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        var idOf = id.Compile();
        var rows = await query.OrderBy(id).Take(Cut.Most).ToListAsync(ct);
        while (rows.Count > 0)
        {
            yield return rows;
            if (rows.Count < Cut.Most)
                yield break;
            rows = await query.Where(IsAfter(id, idOf(rows[^1]))).OrderBy(id).Take(Cut.Most).ToListAsync(ct);
        }
    }

    private static Expression<Func<TRow, bool>> IsAfter<TRow>(Expression<Func<TRow, Guid>> id, Guid after) =>
        Expression.Lambda<Func<TRow, bool>>(
            Expression.GreaterThan(
                id.Body,
                Expression.Property(Expression.Constant(new After(after)), nameof(After.Id))
            ),
            id.Parameters
        );

    private static void LinkNext(HttpContext http, Guid last, int count)
    {
        var query = http
            .Request.Query.Where(pair => pair.Key is not ("after" or "limit"))
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
            .Append(new("after", last.ToString()))
            .Append(new("limit", $"{count}"));
        http.Response.Headers.Link = $"<{http.Request.Path}{QueryString.Create(query)}>; rel=\"next\"";
    }

    // A property of something, as a closure would have it: so it becomes a parameter, and the query is compiled once.
    private sealed record After(Guid Id);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == from ? to : base.VisitParameter(node);
    }
}
