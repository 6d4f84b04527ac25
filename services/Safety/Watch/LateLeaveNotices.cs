using AfterSchool.Safety.Releases;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Watch;

/// <summary>Escalates leave-school notices of which nothing was heard by their deadline.</summary>
internal sealed class LateLeaveNotices(SafetyDb db, Escalations escalations, TimeProvider clock) : IWatch
{
    public async Task LookAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var late = await db
            .LeaveNotices.FromSql(
                $"""
                select xmin, * from leave_notice
                where delivered_at is null and escalated_at is null and deadline < {clock.GetUtcNow().ToUniversalTime()}
                order by deadline limit {SafetyClock.BatchRows} for update skip locked
                """
            )
            .ToListAsync(ct);
        foreach (var notice in late)
            await escalations.EscalateAsync(notice, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
