using AfterSchool.Contracts.Directory;
using AfterSchool.Safety.Policy;
using AfterSchool.Safety.Storage;
using AfterSchool.ServiceDefaults.Policy;
using MassTransit;

namespace AfterSchool.Safety.Releases;

/// <summary>A leave-school notice arrived: no escalation, and one already made is done.</summary>
public sealed class SettleNoticesWhenNoticeDelivered(SafetyDb db, DutyBook duties) : IConsumer<NoticeDelivered>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<NoticeDelivered> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (await db.LeaveNotices.FindAsync([told.NoticeId], ct) is not { DeliveredAt: null } notice)
            return;
        notice.DeliveredAt = told.OccurredAt;
        var evidence = $"notice {told.NoticeId} delivered by {told.Channel} at {told.OccurredAt:O}";
        await duties.DoneAsync(LeaveNoticeRule.Undelivered, notice.ReleaseId, evidence, ct);
    }
}
