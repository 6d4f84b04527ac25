using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Timetable;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Custodies;

/// <summary>POST /hand-overs/{id}/confirm — the receiver counts too; equal counts move the children, others are an alert.</summary>
internal static class ConfirmHandOver
{
    public static async Task<IResult> Handle(Guid id, HandOverCounted counted, Desk desk, CancellationToken ct)
    {
        var handOver = await desk.Db.HandOvers.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (handOver is null || handOver.ToPersonId != desk.Caller.AccountId)
            return TypedResults.NotFound();
        if (handOver.ConfirmedAt is not null)
            return handOver.ReceivedCount == counted.Count
                ? TypedResults.NoContent()
                : Problems.Conflict("confirmed-with-another-count");

        var session = await desk.Db.Sessions.SingleAsync(one => one.Id == handOver.SessionId, ct);
        var target = await desk.Db.Sessions.SingleAsync(one => one.Id == handOver.ToSessionId, ct);
        if (await desk.Law.OfAsync(session, ct) is not { } ground)
            return TypedResults.NotFound();
        if (session.ResponsibleId != handOver.FromPersonId || target.Status is not SessionStatus.Running)
            return Problems.Conflict("no-longer-in-the-givers-care");

        var children = await ChildrenAsync(handOver, target, desk, ct);
        var ruling = ground.Judge(pack => handOver.Confirm(counted.Count, children, pack, desk.Now));
        var matter = ground.Matter("confirm-hand-over", id);
        if (await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
        {
            await AlertAsync(id, counted.Count, children.Count, ground, desk, ct);
            return no;
        }

        Receive(session, target, handOver.ToPersonId);
        await desk.Duties.DoneAsync(HandOverRule.Mismatch, id, $"both counted {counted.Count}", ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<List<Custody>> ChildrenAsync(HandOver handOver, Session target, Desk desk, CancellationToken ct)
    {
        var children = desk.Db.Custodies.Where(one => one.SessionId == handOver.SessionId && one.Until == null);
        var roster = desk.Db.Places.Of(target.OfferingId, target.Day);
        return handOver.ToSessionId == handOver.SessionId
            ? children.ToListAsync(ct)
            : children.Where(child => roster.Any(place => place.PupilId == child.PupilId)).ToListAsync(ct);
    }

    private static void Receive(Session session, Session target, Guid receiver)
    {
        target.PassTo(receiver);
        if (session != target)
            session.Count(isComplete: false, session.StartsAt);
    }

    /// <summary>
    /// The pending step left nothing behind, so what happened is kept by itself: the alert, the task to look for the child, and a
    /// word to the giver and the office.
    /// </summary>
    private static async Task AlertAsync(
        Guid id,
        int received,
        int inCare,
        Ground ground,
        Desk desk,
        CancellationToken ct
    )
    {
        var handOver = await desk.Db.HandOvers.SingleAsync(one => one.Id == id, ct);
        var session = await desk.Db.Sessions.AsNoTracking().SingleAsync(one => one.Id == handOver.SessionId, ct);
        handOver.Mismatch(received, desk.Now);
        var search = ground.Judge(pack => HandOverRule.JudgeMismatch(pack, handOver.GivenCount, received, inCare));
        await desk.Rulings.EnterAsync(ground.Matter("search-child", id, desk.Today), search, Plea.None, ct);
        var alert = new Notice("hand-over-mismatch", session.Id, session.SchoolId, desk.Now, About: desk.Now);
        desk.Outbox.Publish(alert.To(handOver.FromPersonId));
        await desk.Office.TellAsync(alert, ct);
        await desk.Db.SaveChangesAsync(ct);
    }
}

/// <summary>The receiver's own count.</summary>
/// <param name="Count">Children counted.</param>
public sealed record HandOverCounted([property: Range(0, 500)] int Count);
