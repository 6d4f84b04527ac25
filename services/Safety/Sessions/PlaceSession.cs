using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.Hazards;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Sessions;

/// <summary>POST /sessions/{id}/place — where the group is; a place that is closed is a task to move it, never an end of the session.</summary>
internal static class PlaceSession
{
    public static async Task<IResult> Handle(Guid id, SessionPlaced placed, Desk desk, CancellationToken ct)
    {
        var session = await desk.Db.Sessions.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            session is null
            || !await MayPlaceAsync(session, desk, ct)
            || await desk.Law.OfAsync(session, ct) is not { } ground
        )
            return TypedResults.NotFound();

        var isClosed = await desk.Db.Hazards.AnyAsync(
            one =>
                one.SchoolId == session.SchoolId
                && one.Place == placed.Place
                && one.Severity == HazardSeverity.Severe
                && one.VerifiedAt == null,
            ct
        );
        session.Place = placed.Place;
        var ruling = ground.Judge(pack => HazardRule.JudgeUse(pack, placed.Place, isClosed));
        if (await desk.Rulings.EnterAsync(ground.Matter("use-place", id, desk.Today), ruling, Plea.None, ct) is { } no)
            return no;
        if (!isClosed)
            await desk.Duties.DoneAsync(HazardRule.InUse, id, placed.Place, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.Ok(new PlaceShown(placed.Place, isClosed, PolicyLine.Of(ruling)));
    }

    private static async Task<bool> MayPlaceAsync(Session session, Desk desk, CancellationToken ct) =>
        session.ResponsibleId == desk.Caller.AccountId
        || await desk.Reach.WorksAtAsync(session.SchoolId, ct, Roles.SchoolOffice, Roles.Principal);
}

/// <summary>Where a group is.</summary>
/// <param name="Place">The place, by the school's own name of it.</param>
public sealed record SessionPlaced([property: Required, StringLength(100, MinimumLength = 1)] string Place);

/// <summary>What is to be known of the place.</summary>
/// <param name="Place">The place.</param>
/// <param name="IsClosed">Whether a severe hazard closes it: then the group is to be moved.</param>
/// <param name="Policy">What the page says of it.</param>
public sealed record PlaceShown(string Place, bool IsClosed, IReadOnlyList<PolicyLine> Policy);
