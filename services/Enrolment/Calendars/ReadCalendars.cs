using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Calendars;

/// <summary>GET /calendars — those the caller made, and those of the rooms of the caller's schools; without their addresses.</summary>
internal static class ReadCalendars
{
    public static async Task<Ok<IReadOnlyList<CalendarShown>>> Handle(
        Guid? subjectId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var runs = desk.Caller.Is(Roles.SchoolOffice) || desk.Caller.Is(Roles.Principal);
        var schools = runs ? await desk.Reach.OwnSchoolsAsync(http.RequestAborted) : [];
        return await desk
            .Db.Calendars.AsNoTracking()
            .Where(one => subjectId == null || one.SubjectId == subjectId)
            .Where(one =>
                one.MadeBy == desk.Caller.AccountId
                || (
                    one.Kind == CalendarKind.Room
                    && desk.Db.Inventory.Any(room => room.Id == one.SubjectId && schools.Contains(room.SchoolId))
                )
            )
            .PageAsync(
                one => one.Id,
                one => new CalendarShown(
                    one.Id,
                    one.Kind,
                    one.SubjectId,
                    one.MadeAt.InChina(),
                    one.RevokedAt == null ? null : one.RevokedAt.Value.InChina()
                ),
                cut,
                http
            );
    }
}

/// <summary>A calendar as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Whose sessions.</param>
/// <param name="SubjectId">The pupil, the account or the room.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="RevokedAt">When it was revoked.</param>
public sealed record CalendarShown(
    Guid Id,
    CalendarKind Kind,
    Guid SubjectId,
    DateTimeOffset MadeAt,
    DateTimeOffset? RevokedAt
);
