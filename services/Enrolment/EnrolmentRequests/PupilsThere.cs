using AfterSchool.Enrolment.Storage;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>Requests of pupils who are still at the school (在校): who has left it is given nothing there, and keeps nobody waiting.</summary>
internal static class PupilsThere
{
    /// <summary>Those of these requests.</summary>
    public static IQueryable<EnrolmentRequest> OfPupilsThere(
        this IQueryable<EnrolmentRequest> requests,
        EnrolmentDb db
    ) =>
        requests.Where(one =>
            db.Pupils.Any(pupil => pupil.Id == one.PupilId && pupil.OnRoll && pupil.SchoolId == one.SchoolId)
        );
}
