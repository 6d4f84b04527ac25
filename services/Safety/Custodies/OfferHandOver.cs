using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.ClearedStaff;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Sessions;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Custodies;

/// <summary>PUT /hand-overs/{id} — the responsible adult offers the group, by count, to another.</summary>
internal static class OfferHandOver
{
    public static async Task<IResult> Handle(Guid id, HandOverAsked asked, Desk desk, CancellationToken ct)
    {
        var session = await desk.Db.Sessions.FirstOrDefaultAsync(one => one.Id == asked.SessionId, ct);
        if (
            session is null
            || !session.StaffIds.Contains(desk.Caller.AccountId)
            || await desk.Law.OfAsync(session, ct) is not { } ground
        )
            return TypedResults.NotFound();

        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-hand-over");
        }

        if (session.ResponsibleId != desk.Caller.AccountId || session.Status is not SessionStatus.Running)
            return Problems.Conflict("not-in-your-care");
        var target = await TargetAsync(session, asked, desk, ct);
        if (target is null)
            return Problems.Invalid(
                "/toSessionId",
                "The next session is not that person's, or not of this school and day."
            );

        // The receiver takes charge of children as one who signs in does, so the same rule asks at this door.
        var standing = await desk.Db.StandingAsync(asked.ToPersonId, target, ct);
        var ruling = ground.Judge(pack => ClearedAndAssignedRule.Judge(pack, standing.IsCleared, standing.IsAssigned));
        if (await desk.Rulings.EnterAsync(ground.Matter("hand-over", id), ruling, Plea.None, ct) is { } no)
            return no;
        desk.Db.HandOvers.Add(
            new HandOver
            {
                Id = id,
                SessionId = session.Id,
                ToSessionId = target.Id,
                FromPersonId = desk.Caller.AccountId,
                ToPersonId = asked.ToPersonId,
                GivenCount = asked.Count,
                OfferedAt = desk.Now,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Session?> TargetAsync(Session from, HandOverAsked asked, Desk desk, CancellationToken ct)
    {
        if (asked.ToSessionId is not { } next || next == from.Id)
            return from;
        return await desk.Db.Sessions.FirstOrDefaultAsync(
            one =>
                one.Id == next
                && one.SchoolId == from.SchoolId
                && one.Day == from.Day
                && one.Status == SessionStatus.Running
                && one.ResponsibleId == asked.ToPersonId,
            ct
        );
    }
}

/// <summary>A group offered to another adult.</summary>
/// <param name="SessionId">The session whose children are handed over.</param>
/// <param name="ToPersonId">The receiver.</param>
/// <param name="Count">Children the giver has counted.</param>
/// <param name="ToSessionId">
/// Where they go on to another session: those of its roster change hands. Left out, the whole group stays in its session.
/// </param>
public sealed record HandOverAsked(
    Guid SessionId,
    Guid ToPersonId,
    [property: Range(0, 500)] int Count,
    Guid? ToSessionId = null
);
