using AfterSchool.Safety.ClearedStaff;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Sessions;

/// <summary>POST /sessions/{id}/sign-in — the duty teacher takes the group over.</summary>
internal static class SignIn
{
    public static async Task<IResult> Handle(Guid id, Desk desk, CancellationToken ct)
    {
        var session = await desk.Db.Sessions.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            session is null
            || !await desk.Reach.WorksAtAsync(session.SchoolId, ct, Roles.DutyTeacher)
            || await desk.Law.OfAsync(session, ct) is not { } ground
        )
            return TypedResults.NotFound();

        var person = desk.Caller.AccountId;
        if (session.StaffIds.Contains(person))
            return TypedResults.NoContent();
        if (await WhyNotAsync(session, desk, ct) is { } reason)
            return Problems.Conflict(reason);

        var standing = await desk.Db.StandingAsync(person, session, ct);
        var ruling = ground.Judge(pack => session.SignIn(person, pack, standing));
        if (await desk.Rulings.EnterAsync(ground.Matter("sign-in", id), ruling, Plea.None, ct) is { } no)
            return no;
        await desk.Duties.DoneAsync(AttendanceRule.Unsupervised, id, $"sign-in {desk.Now:O}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<string?> WhyNotAsync(Session session, Desk desk, CancellationToken ct)
    {
        if (session.Status is SessionStatus.Dropped)
            return "session-dropped";
        if (session.Status is SessionStatus.Held)
            return "session-held";
        if (session.Day != desk.Today)
            return "session-not-today";
        var offering = await desk.Db.Offerings.FindAsync([session.OfferingId], ct);
        return session.Status is SessionStatus.Planned && offering?.IsStoppedAt(session.StartsAt) == true
            ? "offering-suspended"
            : null;
    }
}
