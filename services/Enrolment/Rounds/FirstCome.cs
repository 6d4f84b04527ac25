using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Storage;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>What whoever comes first may have (先到先得): what was drawn for, is left over, and nobody on the list waits for.</summary>
internal static class FirstCome
{
    /// <summary>Those of a round's offerings.</summary>
    public static IQueryable<RoundOffering> OpenToFirstCome(this IQueryable<RoundOffering> offerings, EnrolmentDb db) =>
        offerings.Where(one =>
            !one.IsLive
            && db.Rounds.Any(round => round.Id == one.RoundId && round.Status == RoundStatus.Drawn)
            && !db.RoundOfferings.Any(other => other.OfferingId == one.OfferingId && other.IsLive)
            && db.Offerings.Any(offering =>
                offering.Id == one.OfferingId && offering.Status == OfferingStatus.Published
            )
            && !db.Requests.Any(request =>
                (
                    request.Status == RequestStatus.Submitted
                    || request.Status == RequestStatus.ClassReviewed
                    || request.Status == RequestStatus.Approved
                )
                && request.Choices.Any(choice =>
                    choice.OfferingId == one.OfferingId && choice.Status == ChoiceStatus.Waiting
                )
            )
        );
}
