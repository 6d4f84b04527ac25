using System.Security.Cryptography;
using System.Text;
using AfterSchool.Enrolment.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AfterSchool.Enrolment.Calendars;

/// <summary>
/// GET /public/enrolment/calendar.ics?key= — for whoever has the address; one that never was, was revoked, or whose maker has no more
/// to do with it is answered alike.
/// </summary>
internal static class SubscribeCalendar
{
    public static async Task<Results<NotFound, FileContentHttpResult>> Handle(
        string? key,
        EnrolmentDb db,
        CalendarTimes times,
        HttpContext http,
        CancellationToken ct
    )
    {
        if (CalendarFeed.HashOf(key) is not { } hash)
            return TypedResults.NotFound();
        var feed = await db
            .Calendars.AsNoTracking()
            .FirstOrDefaultAsync(one => one.SecretHash == hash && one.RevokedAt == null, ct);
        if (feed is null || !await IsStillTheirsAsync(feed, db, ct))
            return TypedResults.NotFound();
        var text = Encoding.UTF8.GetBytes(CalendarText.Write(await times.OfAsync(feed, ct)));
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(text))[..32]}\"");
        return TypedResults.Bytes(text, "text/calendar; charset=utf-8", entityTag: tag);
    }

    // A link or post that ended today counts today.
    private static Task<bool> IsStillTheirsAsync(CalendarFeed feed, EnrolmentDb db, CancellationToken ct) =>
        feed.Kind switch
        {
            CalendarKind.Child => db.GuardianLinks.AnyAsync(
                link => link.GuardianAccountId == feed.MadeBy && link.PupilId == feed.SubjectId && link.IsActive,
                ct
            ),
            CalendarKind.Teacher => db.StaffPosts.AnyAsync(
                post => post.AccountId == feed.SubjectId && post.IsActive,
                ct
            ),
            _ => Task.FromResult(true),
        };
}
