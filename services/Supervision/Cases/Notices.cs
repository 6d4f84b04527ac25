using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>Words for the school concerned, by way of Directory; ids only, and never of a sealed complaint.</summary>
public sealed class Notices(SupervisionDb db, Outbox outbox, TimeProvider clock)
{
    /// <summary>Tells the heads of the school.</summary>
    public async Task TellSchoolAsync(string template, ComplaintCase complaint, DateOnly? dueOn, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        if (complaint.IsSealed)
            return;
        var heads = await db
            .StaffPosts.Where(post => post.SchoolId == complaint.SchoolId && post.IsActive)
            .Where(post => post.Roles.Contains(Roles.Principal))
            .Select(post => post.AccountId)
            .Order()
            .Take(20)
            .ToListAsync(ct);
        foreach (var head in heads)
            outbox.Publish(
                new NoticeDue
                {
                    NoticeId = Guid.CreateVersion7(),
                    SubjectId = complaint.Id,
                    Template = template,
                    ToAccountId = head,
                    ToGuardiansOfPupilId = null,
                    SchoolId = complaint.SchoolId,
                    About = complaint.ReceivedAt.InChina(),
                    AmountFen = null,
                    Deadline = dueOn?.InChinaAt(new TimeOnly(17, 30)),
                    OccurredAt = clock.Now(),
                }
            );
    }
}

/// <summary>What decisions on complaints are about.</summary>
internal static class CaseMatters
{
    /// <summary>The matter of a command on this complaint; the authority that handles it decides.</summary>
    public static Matter Matter(this ComplaintCase complaint, string command) =>
        new(command, complaint.Id, complaint.SchoolId, complaint.HandledBy, complaint.Edition);
}
