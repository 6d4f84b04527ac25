using AfterSchool.Contracts.Directory;
using AfterSchool.Safety.Storage;
using MassTransit;

namespace AfterSchool.Safety.Releases;

/// <summary>The last channel failed: somebody must call, at once and not at the deadline.</summary>
internal sealed class EscalateWhenNoticeFailed(SafetyDb db, Escalations escalations) : IConsumer<NoticeFailed>
{
    public async Task Consume(ConsumeContext<NoticeFailed> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        if (await db.LeaveNotices.FindAsync([told.NoticeId], ct) is not { } notice)
            return;
        notice.FailedAt ??= told.OccurredAt;
        await escalations.EscalateAsync(notice, ct);
    }
}
