using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Notices;

/// <summary>A notice as its recipient reads it.</summary>
/// <param name="Id">Its id in the inbox.</param>
/// <param name="Template">Template code.</param>
/// <param name="SubjectId">What it is about.</param>
/// <param name="Words">What it says, in the reader's language.</param>
/// <param name="ArrivedAt">When it arrived.</param>
/// <param name="Deadline">By when something is to be done.</param>
/// <param name="ReadAt">When it was first read.</param>
public sealed record NoticeShown(
    Guid Id,
    string Template,
    Guid SubjectId,
    string Words,
    DateTimeOffset ArrivedAt,
    DateTimeOffset? Deadline,
    DateTimeOffset? ReadAt
);

internal static class NoticeEndpoints
{
    public static void MapNotices(this RouteGroupBuilder directory)
    {
        var notices = directory.MapGroup("/notices").WithTags("Notices");
        // Everybody has an inbox; whose it is, the token says.
        notices.MapGet("/", List).RequireAuthorization(policy => policy.RequireAuthenticatedUser());
        notices.MapPost("/{id:guid}/read", Read).RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }

    /// <summary>GET /directory/v1/notices — the caller's own.</summary>
    private static async Task<Ok<IReadOnlyList<NoticeShown>>> List(
        [AsParameters] Cut cut,
        Caller caller,
        DirectoryDb db,
        NoticeWords words,
        HttpContext http
    )
    {
        var page = await db
            .Notices.AsNoTracking()
            .Where(notice => notice.AccountId == caller.AccountId)
            .PageAsync(notice => notice.Id, notice => notice, cut, http);
        List<NoticeShown> shown = [];
        foreach (var one in page.Value!)
        {
            var said = await words.SayAsync(one, Words.LanguageOf(http.Request), http.RequestAborted);
            shown.Add(
                new(one.Id, one.Template, one.SubjectId, said, one.ArrivedAt.InChina(), one.Deadline, one.ReadAt)
            );
        }

        return TypedResults.Ok<IReadOnlyList<NoticeShown>>(shown);
    }

    /// <summary>POST /directory/v1/notices/{id}/read</summary>
    private static async Task<Results<NotFound, NoContent>> Read(
        Guid id,
        Caller caller,
        DirectoryDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var me = caller.AccountId;
        var notice = await db.Notices.FirstOrDefaultAsync(one => one.Id == id && one.AccountId == me, ct);
        if (notice is null)
            return TypedResults.NotFound();
        notice.ReadAt ??= clock.Now();
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
