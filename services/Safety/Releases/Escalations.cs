using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Releases;

/// <summary>What happens when a leave-school notice has not arrived: a task for the school, and the class teacher is to call.</summary>
internal sealed class Escalations(SafetyDb db, Law law, Rulings rulings, Outbox outbox, TimeProvider clock)
{
    /// <summary>Escalates once; the caller saves.</summary>
    public async Task EscalateAsync(LeaveNotice notice, CancellationToken ct)
    {
        if (notice.EscalatedAt is not null || notice.DeliveredAt is not null)
            return;
        var session = await db.Sessions.AsNoTracking().SingleAsync(one => one.Id == notice.SessionId, ct);
        if (await law.OfAsync(session, ct) is not { Pack: { } pack } ground)
            return;

        notice.EscalatedAt = clock.Now();
        var ruling = LeaveNoticeRule.Judge(pack, isDelivered: false);
        var matter = ground.Matter("leave-notice", notice.ReleaseId, clock.Today());
        await rulings.EnterAsync(matter, ruling, Plea.None, ct);
        var minutes = await law.NumberAsync("leaveNoticeMinutes", ground, pack.LeaveNoticeMinutes, ct);
        var word = new Notice(
            "leave-school-undelivered",
            notice.PupilId,
            session.SchoolId,
            clock.Now(),
            About: notice.Deadline,
            Deadline: minutes is null ? null : clock.Now().AddMinutes(minutes.Value)
        );
        if (await ClassTeacherAsync(notice.PupilId, ct) is { } teacher)
            outbox.Publish(word.To(teacher));
    }

    private Task<Guid?> ClassTeacherAsync(Guid pupilId, CancellationToken ct) =>
        (
            from pupil in db.Pupils
            join one in db.Classes on pupil.ClassId equals one.Id
            where pupil.Id == pupilId
            select one.ClassTeacherAccountId
        ).FirstOrDefaultAsync(ct);
}
