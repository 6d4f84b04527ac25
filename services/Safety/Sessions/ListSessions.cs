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
                    session.RollCalledAt
                ),
                cut,
                http
            );
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
public sealed record SessionShown(
    Guid Id,
    Guid OfferingId,
    DateOnly Day,
    TimeOnly Starts,
    TimeOnly Ends,
    SessionStatus Status,
    bool IsStopped,
    Guid? ResponsibleId,
    DateTimeOffset? RollCalledAt
);
