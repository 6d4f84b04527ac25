using AfterSchool.Contracts.Safety;
using AfterSchool.Safety.Timetable;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Sessions;

/// <summary>POST /sessions/{id}/close — only when every child is accounted for; then the session was held.</summary>
internal static class CloseSession
{
    public static async Task<IResult> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        var db = desk.Db;
        var session = await db.Sessions.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            session is null
            || session.ResponsibleId != desk.Caller.AccountId
            || await desk.Law.OfAsync(session, ct) is not { } ground
        )
            return TypedResults.NotFound();
        if (session.Status is SessionStatus.Held)
            return TypedResults.NoContent();

        var unmarked = await db
            .Places.Of(session.OfferingId, session.Day)
            .CountAsync(place => !db.Attendances.Any(one => one.SessionId == id && one.PupilId == place.PupilId), ct);
        var inCare = await db.Custodies.CountAsync(one => one.SessionId == id && one.Until == null, ct);
        var ruling = ground.Judge(pack => session.Close(pack, unmarked, inCare, desk.Now));
        if (await desk.Rulings.EnterAsync(ground.Matter("close-session", id), ruling, Plea.None, ct) is { } no)
            return no;

        desk.Outbox.Publish(await TellAsync(session, desk, ct));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<SessionHeld> TellAsync(Session session, Desk desk, CancellationToken ct) =>
        new()
        {
            SessionId = session.Id,
            OfferingId = session.OfferingId,
            SchoolId = session.SchoolId,
            Day = session.Day,
            Minutes = session.Minutes,
            StaffIds = session.StaffIds,
            PresentPupilIds = await desk
                .Db.Attendances.Where(one => one.SessionId == session.Id && one.Mark == Mark.Present)
                .Select(one => one.PupilId)
                .ToArrayAsync(ct),
            OccurredAt = desk.Now,
        };
}
