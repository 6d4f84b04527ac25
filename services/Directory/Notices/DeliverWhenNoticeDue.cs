using AfterSchool.Contracts.Directory;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Notices;

/// <summary>Puts a notice into the inbox of everybody it is for, and says whether anybody was reached.</summary>
public sealed class DeliverWhenNoticeDue(DirectoryDb db, Outbox outbox, Post post, TimeProvider clock)
    : IConsumer<NoticeDue>
{
    /// <summary>The channel that is always there.</summary>
    public const string Inbox = "inbox";

    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<NoticeDue> context)
    {
        var (due, ct) = (context.Message, context.CancellationToken);
        var recipients = await RecipientsAsync(due, ct);
        foreach (var account in recipients)
        {
            var notice = Of(due, account.Id);
            db.Notices.Add(notice);
            if (post.IsConfigured && account.HasEmail)
                db.Letters.Add(new Letter { Id = notice.Id, NotBefore = TimeProvider.System.GetUtcNow() });
        }

        if (recipients.Count > 0)
            outbox.Publish(
                new NoticeDelivered
                {
                    NoticeId = due.NoticeId,
                    SubjectId = due.SubjectId,
                    Channel = Inbox,
                    OccurredAt = clock.Now(),
                }
            );
        else
            // Nobody can be reached: whoever asked must find another way, and at once where there is a deadline.
            outbox.Publish(
                new NoticeFailed
                {
                    NoticeId = due.NoticeId,
                    SubjectId = due.SubjectId,
                    Channel = Inbox,
                    OccurredAt = clock.Now(),
                }
            );
    }

    // An account that was never activated has an inbox nobody can open.
    private async Task<List<Recipient>> RecipientsAsync(NoticeDue due, CancellationToken ct)
    {
        var open = db.Accounts.Where(one => one.ClosedAt == null && one.PasswordHash != null);
        var recipients = due.ToAccountId is { } account
            ? open.Where(one => one.Id == account)
            : open.Where(one =>
                db.GuardianLinks.Any(link =>
                    link.PupilId == due.ToGuardiansOfPupilId && link.GuardianAccountId == one.Id && link.IsActive
                )
            );
        return await recipients.Select(one => new Recipient(one.Id, one.EmailSealed != null)).ToListAsync(ct);
    }

    private Notice Of(NoticeDue due, Guid account) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            NoticeId = due.NoticeId,
            AccountId = account,
            SubjectId = due.SubjectId,
            Template = due.Template,
            PupilId = due.ToGuardiansOfPupilId,
            SchoolId = due.SchoolId,
            About = due.About,
            AmountFen = due.AmountFen,
            Deadline = due.Deadline,
            ArrivedAt = clock.Now(),
        };

    private sealed record Recipient(Guid Id, bool HasEmail);
}
