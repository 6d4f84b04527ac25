using AfterSchool.Enrolment.Pages.Authority;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages;

/// <summary>What the pages of the school office and of the authority have in common.</summary>
internal static class Desks
{
    /// <summary>Rows on a page; what is more is on the next.</summary>
    public const int MostRows = 50;

    /// <summary>What the pages need.</summary>
    public static void AddDesks(this IServiceCollection services)
    {
        services.AddScoped<WaitingReading>();
        services.AddScoped<ReviewReading>();
        services.AddScoped<OverdueReading>();
    }

    /// <summary>404 with words: what is another's is answered like what never was.</summary>
    public static RazorComponentResult Nothing(string home) =>
        PageResult.Of<NotHerePage>(new { Home = home }, StatusCodes.Status404NotFound);

    /// <summary>What <c>?done=</c> may say; anything else says nothing.</summary>
    public static string? Done(string? done, string prefix, params string[] known) =>
        known.Contains(done) ? $"{prefix}-done.{done}" : null;

    /// <summary>One page of a query in order of id, and where the next begins.</summary>
    public static async Task<Slice<T>> SliceAsync<T>(
        this IQueryable<T> query,
        Func<T, Guid> id,
        CancellationToken ct,
        int most = MostRows
    )
    {
        var rows = await query.Take(most + 1).ToListAsync(ct);
        if (rows.Count <= most)
            return new(rows, null);
        rows.RemoveAt(most);
        return new(rows, $"{id(rows[^1])}");
    }
}

/// <summary>A part of a list, as a page shows it.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Next">Where the next part begins; null at the end.</param>
public sealed record Slice<T>(IReadOnlyList<T> Rows, string? Next);
