using AfterSchool.Contracts.Everyone;

namespace AfterSchool.Safety;

/// <summary>A word for a person (通知): ids and times only; Directory fills in names.</summary>
/// <param name="Template">Template code.</param>
/// <param name="SubjectId">What it is about: a pupil, or a session.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="Now">This moment.</param>
/// <param name="About">The time it speaks of.</param>
/// <param name="Deadline">By when it must have arrived.</param>
internal sealed record Notice(
    string Template,
    Guid SubjectId,
    Guid SchoolId,
    DateTimeOffset Now,
    DateTimeOffset? About = null,
    DateTimeOffset? Deadline = null
)
{
    public NoticeDue ToGuardiansOf(Guid pupilId) => Due(account: null, pupilId);

    public NoticeDue To(Guid accountId) => Due(accountId, pupil: null);

    private NoticeDue Due(Guid? account, Guid? pupil) =>
        new()
        {
            NoticeId = Guid.CreateVersion7(),
            SubjectId = SubjectId,
            Template = Template,
            ToAccountId = account,
            ToGuardiansOfPupilId = pupil,
            SchoolId = SchoolId,
            About = About,
            AmountFen = null,
            Deadline = Deadline,
            OccurredAt = Now,
        };
}

/// <summary>A word for the school's office (校办), whoever works there now.</summary>
internal sealed class OfficeNotices(Storage.SafetyDb db, ServiceDefaults.Messaging.Outbox outbox)
{
    private const int MostPeople = 20;

    public async Task TellAsync(Notice notice, CancellationToken ct)
    {
        var office = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(
            db.StaffPosts.Where(post => post.SchoolId == notice.SchoolId && post.IsActive)
                .Where(post => post.Roles.Contains(ServiceDefaults.Access.Roles.SchoolOffice))
                .Select(post => post.AccountId)
                .OrderBy(account => account)
                .Take(MostPeople),
            ct
        );
        foreach (var account in office)
            outbox.Publish(notice.To(account));
    }
}
