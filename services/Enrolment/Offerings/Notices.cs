using AfterSchool.Contracts.Everyone;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Words for families, asked of Directory.</summary>
internal static class Notices
{
    public static NoticeDue ToGuardians(Guid pupil, string template, Guid subject, Guid school, DateTimeOffset now) =>
        new()
        {
            NoticeId = Guid.CreateVersion7(),
            SubjectId = subject,
            Template = template,
            ToAccountId = null,
            ToGuardiansOfPupilId = pupil,
            SchoolId = school,
            About = null,
            AmountFen = null,
            Deadline = null,
            OccurredAt = now,
        };
}
