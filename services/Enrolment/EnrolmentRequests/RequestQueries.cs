using AfterSchool.Enrolment.Storage;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>Which requests count where places are given.</summary>
internal static class RequestQueries
{
    /// <summary>Those of pupils who are still at the school (在校): who has left it is given nothing there, and keeps nobody waiting.</summary>
    public static IQueryable<EnrolmentRequest> OfPupilsThere(
        this IQueryable<EnrolmentRequest> requests,
        EnrolmentDb db
    ) =>
        requests.Where(one =>
            db.Pupils.Any(pupil => pupil.Id == one.PupilId && pupil.OnRoll && pupil.SchoolId == one.SchoolId)
        );

    /// <summary>Those that wait for the school to agree or decline.</summary>
    public static IQueryable<EnrolmentRequest> ToBeDecided(this IQueryable<EnrolmentRequest> requests) =>
        requests.Where(one => one.Status == RequestStatus.Submitted || one.Status == RequestStatus.ClassReviewed);

    /// <summary>Those with a place in that offering whose paper the guardian has signed and the school has not.</summary>
    public static IQueryable<EnrolmentRequest> ToSignForSchool(
        this IQueryable<EnrolmentRequest> requests,
        Guid offering
    ) =>
        requests.Where(one =>
            (one.Status == RequestStatus.Placed || one.Status == RequestStatus.Confirmed)
            && one.SignedBy.Contains(Party.Guardian)
            && !one.SignedBy.Contains(Party.School)
            && one.Choices.Any(choice => choice.OfferingId == offering && choice.Status == ChoiceStatus.Placed)
        );

    /// <summary>Those that have no place, and neither the school's nor the family's no: <see cref="EnrolmentRequest.MayBeChanged"/>.</summary>
    public static IQueryable<EnrolmentRequest> StillAsking(this IQueryable<EnrolmentRequest> requests) =>
        requests.Where(one =>
            one.PlaceId == null
            && (
                one.Status == RequestStatus.Submitted
                || one.Status == RequestStatus.ClassReviewed
                || one.Status == RequestStatus.Approved
            )
        );
}
