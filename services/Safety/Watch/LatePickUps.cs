using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Watch;

/// <summary>Children still in care when the extended care is over: the duty manager is told, and takes them over.</summary>
internal sealed class LatePickUps(SafetyDb db, SessionAlerts alerts, Law law, TimeProvider clock) : IWatch
{
    public async Task LookAsync(CancellationToken ct)
    {
        foreach (var session in await alerts.WithoutAsync("pick-up-late", SessionStatus.Running, ct))
        {
            if (
                session.EndsAt >= clock.GetUtcNow()
                || !await db.Custodies.AnyAsync(one => one.SessionId == session.Id && one.Until == null, ct)
                || await law.OfAsync(session, ct) is not { Pack: { } pack } ground
            )
                continue;
            var care = await law.NumberAsync("latePickUpMinutes", ground, pack.LatePickUpMinutes, ct);
            var minutes = (clock.Now() - session.EndsAt).TotalMinutes;
            await alerts.RaiseAsync(session, ground, PickUpRule.Judge(care, minutes), ct);
        }
    }
}
