using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Sessions;

/// <summary>GET /sessions?schoolId=&amp;day= — a school's sessions of a day, today unless said.</summary>
internal static class ListSessions
{
    public static async Task<Results<NotFound, Ok<IReadOnlyList<SessionShown>>>> Handle(
        Guid schoolId,
        DateOnly? day,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        if (!await desk.Reach.WorksAtAsync(schoolId, ct, Roles.DutyTeacher, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        var wanted = day ?? desk.Today;
        var minutes = await RollCallMinutesAsync(schoolId, wanted, desk, ct);
        var offerings = desk.Db.Offerings;
        return await desk
            .Db.Sessions.AsNoTracking()
            .Where(session => session.SchoolId == schoolId && session.Day == wanted)
            .Where(session => session.Status != SessionStatus.Dropped)
            .PageAsync(
                session => session.Id,
                session => new SessionShown(
                    session.Id,
                    session.OfferingId,
                    session.Day,
                    session.Starts,
                    session.Ends,
                    session.Status,
                    offerings.Any(offering =>
                        offering.Id == session.OfferingId
                        && offering.SuspendedAt <= session.StartsAt
                        && (offering.PublishedAt == null || offering.SuspendedAt >= offering.PublishedAt)
                    ),
                    session.ResponsibleId,
                    session.RollCalledAt,
                    minutes == null ? null : session.StartsAt.AddMinutes(minutes.Value)
                ),
                cut,
                http
            );
    }

    /// <summary>Minutes to call the roll (点名时限), under the edition that governs the term of that day's sessions.</summary>
    private static async Task<int?> RollCallMinutesAsync(Guid schoolId, DateOnly day, Desk desk, CancellationToken ct)
    {
        var term = await desk
            .Db.Sessions.Where(session => session.SchoolId == schoolId && session.Day == day)
            .Select(session => (Guid?)session.TermId)
            .FirstOrDefaultAsync(ct);
        return await desk.Law.AtAsync(schoolId, term, day, ct) is { } ground
            ? (await desk.Law.NumberAsync("rollCallMinutes", ground, ground.Pack?.RollCallMinutes, ct))?.Value
            : null;
    }
}

/// <summary>A session in a list.</summary>
/// <param name="Id">The session.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="Day">The day.</param>
/// <param name="Starts">Start, China Standard Time.</param>
/// <param name="Ends">End, China Standard Time.</param>
/// <param name="Status">planned, running or held.</param>
/// <param name="IsStopped">Whether its offering was suspended before it began.</param>
/// <param name="ResponsibleId">The adult who answers for its children now.</param>
/// <param name="RollCalledAt">When every child had been marked.</param>
/// <param name="RollCallBy">By when the roll is to be called; none where neither text nor authority gives a time.</param>
public sealed record SessionShown(
    Guid Id,
    Guid OfferingId,
    DateOnly Day,
    TimeOnly Starts,
    TimeOnly Ends,
    SessionStatus Status,
    bool IsStopped,
    Guid? ResponsibleId,
    DateTimeOffset? RollCalledAt,
    DateTimeOffset? RollCallBy
);
