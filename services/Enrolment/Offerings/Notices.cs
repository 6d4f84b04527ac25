using AfterSchool.Contracts.Everyone;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Words for families, asked of Directory.</summary>
internal static class Notices
{
    /// <summary>A place was given: it counts at once, or with the signature where the agreement comes first.</summary>
    public static NoticeDue OfPlace(SeatAsked seat, Offering offering, EnrolmentPack pack, DateTimeOffset now) =>
        AgreementRule.ComesFirst(pack)
            ? ToGuardians(seat.PupilId, "place-offered", seat.PlaceId, offering.SchoolId, now)
            : ToGuardians(seat.PupilId, "place-given", seat.PlaceId, offering.SchoolId, now);

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
