using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Safety;

namespace AfterSchool.Fees.Tests;

/// <summary>What Enrolment and Safety tell of a school of a test.</summary>
internal static class TestSchoolNews
{
    public static EnrolmentEnded Ended(
        this TestSchool school,
        Guid place,
        Guid pupil,
        string reason,
        DateOnly? on = null
    ) =>
        new()
        {
            PlaceId = place,
            PupilId = pupil,
            SchoolId = school.Id,
            TermId = school.Term,
            OfferingId = Guid.CreateVersion7(),
            ReasonKind = reason,
            EffectiveOn = on ?? school.Begins,
            OccurredAt = school.App.Clock.GetUtcNow(),
        };

    /// <summary>One session on each day from the first day on.</summary>
    public static SessionsScheduled Timetable(this TestSchool school, Guid offering, int sessions, int minutes = 90) =>
        new()
        {
            OfferingId = offering,
            Revision = 1,
            SchoolId = school.Id,
            TermId = school.Term,
            Sessions =
            [
                .. Enumerable
                    .Range(0, sessions)
                    .Select(day => new ScheduledSession
                    {
                        SessionId = Guid.CreateVersion7(),
                        Day = school.Begins.AddDays(day),
                        Starts = new TimeOnly(16, 0),
                        Ends = new TimeOnly(16, 0).AddMinutes(minutes),
                    }),
            ],
            OccurredAt = school.App.Clock.GetUtcNow(),
        };

    public static SessionHeld Held(this TestSchool school, Guid offering, params Guid[] present) =>
        new()
        {
            SessionId = Guid.CreateVersion7(),
            OfferingId = offering,
            SchoolId = school.Id,
            Day = school.Begins,
            Minutes = 90,
            StaffIds = [Guid.CreateVersion7()],
            PresentPupilIds = present,
            OccurredAt = school.App.Clock.GetUtcNow(),
        };
}
