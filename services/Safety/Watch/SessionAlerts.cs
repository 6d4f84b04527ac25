using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Storage;
using AfterSchool.Safety.Timetable;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Watch;

/// <summary>That an alert about a session was raised (预警). Append-only and beside the session, so that no teacher is held up by it.</summary>
public sealed class SessionAlert
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Raises an alert once: the school's task under its article, and a word to the office named like the rule.</summary>
internal sealed class SessionAlerts(SafetyDb db, Rulings rulings, OfficeNotices office, TimeProvider clock)
{
    // An alert is for the moment; what is older than this is history and belongs to inspections.
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(12);

    /// <summary>Sessions begun lately in this state, without that alert, oldest first.</summary>
    public Task<List<Session>> WithoutAsync(string rule, SessionStatus status, CancellationToken ct)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - Horizon);
        return db
            .Sessions.AsNoTracking()
            .Where(one => one.Status == status && one.StartsAt <= now && one.StartsAt > since)
            .Where(one => !db.SessionAlerts.Any(alert => alert.SessionId == one.Id && alert.Rule == rule))
            .OrderBy(one => one.StartsAt)
            .Take(SafetyClock.BatchRows)
            .ToListAsync(ct);
    }

    /// <summary>Raises what the ruling found; nothing where it found nothing.</summary>
    public async Task RaiseAsync(Session session, Ground ground, Ruling ruling, CancellationToken ct)
    {
        if (ruling.Findings is not [var finding, ..])
            return;
        db.SessionAlerts.Add(
            new SessionAlert
            {
                SessionId = session.Id,
                Rule = finding.Rule,
                At = clock.Now(),
            }
        );
        await rulings.EnterAsync(ground.Matter("watch-session", session.Id, clock.Today()), ruling, Plea.None, ct);
        Notice notice = new(finding.Rule, session.Id, session.SchoolId, clock.Now(), About: session.StartsAt);
        await office.TellAsync(notice, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>A group never without a present supervisor: a session that has begun with children expected and nobody signed in.</summary>
internal sealed class GroupsWithoutSupervisor(SafetyDb db, SessionAlerts alerts, Law law) : IWatch
{
    public async Task LookAsync(CancellationToken ct)
    {
        foreach (var session in await alerts.WithoutAsync("group-without-supervisor", SessionStatus.Planned, ct))
        {
            var offering = await db
                .Offerings.AsNoTracking()
                .FirstOrDefaultAsync(one => one.Id == session.OfferingId, ct);
            if (
                offering?.IsStoppedAt(session.StartsAt) == true
                || !await db.Places.Of(session.OfferingId, session.Day).AnyAsync(ct)
                || await law.OfAsync(session, ct) is not { Pack: { } pack } ground
            )
                continue;
            await alerts.RaiseAsync(session, ground, AttendanceRule.JudgeSupervised(pack, isSupervised: false), ct);
        }
    }
}

/// <summary>A roll not called by the alert.</summary>
internal sealed class LateRollCalls(SessionAlerts alerts, Law law, TimeProvider clock) : IWatch
{
    public async Task LookAsync(CancellationToken ct)
    {
        foreach (var session in await alerts.WithoutAsync("roll-call-late", SessionStatus.Running, ct))
        {
            if (session.RollCalledAt is not null || await law.OfAsync(session, ct) is not { Pack: { } pack } ground)
                continue;
            var alert = await law.NumberAsync("rollCallAlertMinutes", ground, pack.RollCallAlertMinutes, ct);
            var minutes = (clock.Now() - session.StartsAt).TotalMinutes;
            await alerts.RaiseAsync(session, ground, AttendanceRule.JudgeRollCall(alert, minutes), ct);
        }
    }
}
