using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.Custodies;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Timetable;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Sessions;

/// <summary>POST /sessions/{id}/roll-call — marks children; may be repeated, completed and corrected.</summary>
internal static class CallRoll
{
    public static async Task<IResult> Handle(Guid id, RollCallAsked asked, Desk desk, CancellationToken ct)
    {
        var session = await desk.Db.Sessions.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            session is null
            || session.ResponsibleId != desk.Caller.AccountId
            || await desk.Law.OfAsync(session, ct) is not { } ground
        )
            return TypedResults.NotFound();
        if (session.Status is not SessionStatus.Running)
            return Problems.Conflict("session-held");

        var roster = await desk
            .Db.Places.Of(session.OfferingId, session.Day)
            .Select(one => one.PupilId)
            .ToHashSetAsync(ct);
        if (WrongMark(asked, roster) is { } wrong)
            return wrong;

        var roll = await RollAsync(session, asked, desk, ct);
        if (roll.Contradiction(asked, id) is { } wrongMark)
            return Problems.Invalid($"/marks/{wrongMark.At}/mark", wrongMark.Why);
        var withOthers = roll.WithOthers(asked, id);
        var ruling = ground.Judge(pack => HandOverRule.JudgeRollCall(pack, withOthers));
        if (await desk.Rulings.EnterAsync(ground.Matter("roll-call", id), ruling, Plea.None, ct) is { } no)
            return no;

        var changed = roll.Apply(asked, session, desk);
        var marked = roll.Marked.Count(roster.Contains);
        if (changed.Count > 0)
            session.Count(marked == roster.Count, desk.Now);
        if (marked == roster.Count)
            await desk.Duties.DoneAsync(AttendanceRule.RollCallLate, id, $"roll call {desk.Now:O}", ct);
        await NoticeAbsentAsync([.. changed.Where(one => one.Mark is Mark.AbsentUnexplained)], session, desk, ct);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.Ok(new RollCallShown(roster.Count, roll.Present, roster.Count - marked));
    }

    private static IResult? WrongMark(RollCallAsked asked, HashSet<Guid> roster)
    {
        var seen = new HashSet<Guid>();
        for (var i = 0; i < asked.Marks.Length; i++)
        {
            if (!roster.Contains(asked.Marks[i].PupilId))
                return Problems.Invalid($"/marks/{i}/pupilId", "This child is not on the roster of this session.");
            if (!seen.Add(asked.Marks[i].PupilId))
                return Problems.Invalid($"/marks/{i}/pupilId", "This child is marked twice.");
        }

        return null;
    }

    private static async Task<Roll> RollAsync(Session session, RollCallAsked asked, Desk desk, CancellationToken ct)
    {
        var pupils = asked.Marks.Select(one => one.PupilId).ToArray();
        return new Roll(
            await desk
                .Db.Attendances.Where(one => one.SessionId == session.Id)
                .ToDictionaryAsync(one => one.PupilId, ct),
            await desk
                .Db.Custodies.Where(one => pupils.Contains(one.PupilId) && one.Until == null)
                .ToDictionaryAsync(one => one.PupilId, ct)
        );
    }

    /// <summary>Guardians and the class teacher are told at once of a child nobody can account for.</summary>
    private static async Task NoticeAbsentAsync(Attendance[] absent, Session session, Desk desk, CancellationToken ct)
    {
        var pupils = absent.Select(one => one.PupilId).ToArray();
        var teachers = await (
            from pupil in desk.Db.Pupils
            join one in desk.Db.Classes on pupil.ClassId equals one.Id
            where pupils.Contains(pupil.Id) && one.ClassTeacherAccountId != null
            select new { pupil.Id, Teacher = one.ClassTeacherAccountId!.Value }
        ).ToDictionaryAsync(one => one.Id, one => one.Teacher, ct);
        foreach (var pupil in pupils)
        {
            var about = new Notice("absent-unexplained", pupil, session.SchoolId, desk.Now, About: session.StartsAt);
            desk.Outbox.Publish(about.ToGuardiansOf(pupil));
            if (teachers.TryGetValue(pupil, out var teacher))
                desk.Outbox.Publish(about.To(teacher));
        }
    }
}

/// <summary>What the duty teacher saw.</summary>
/// <param name="Marks">One for each child marked now; children of the roster left out stay as they were.</param>
public sealed record RollCallAsked([property: Required, Length(1, 500)] MarkAsked[] Marks);

/// <summary>One child's mark.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Mark">present, absentExplained or absentUnexplained.</param>
public sealed record MarkAsked(Guid PupilId, Mark Mark);

/// <summary>How the roll stands.</summary>
/// <param name="Expected">Children on the roster.</param>
/// <param name="Present">Marked present.</param>
/// <param name="Unmarked">Not marked yet; none when the roll is complete.</param>
public sealed record RollCallShown(int Expected, int Present, int Unmarked);
