using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;

namespace AfterSchool.Enrolment.Rounds;

/// <summary>What whoever comes first may have (先到先得): what was drawn for, is left over, and nobody asks for in vain.</summary>
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
            && !db.AskingInVain().Any(asking => asking.OfferingId == one.OfferingId)
        );

    /// <summary>What is on the menu and in no round that is still to be drawn: asked for by itself, at any time of the term.</summary>
    public static IQueryable<Offering> OutsideRounds(this IQueryable<Offering> offerings, EnrolmentDb db) =>
        offerings.Where(one =>
            one.Status == OfferingStatus.Published
            && !db.RoundOfferings.Any(other => other.OfferingId == one.Id && other.IsLive)
        );

    /// <summary>
    /// Pupils at the school who asked for an offering and have neither a place in it nor a no, of the school's or of their own.
    /// </summary>
    public static IQueryable<AskingInVain> AskingInVain(this EnrolmentDb db) =>
        from request in db.Requests.OfPupilsThere(db).StillAsking()
        from choice in request.Choices
        where choice.Status == ChoiceStatus.Open || choice.Status == ChoiceStatus.Waiting
        where
            !db.Places.Any(place =>
                place.OfferingId == choice.OfferingId
                && place.PupilId == request.PupilId
                && place.Status != PlaceStatus.Ended
            )
        select new AskingInVain { OfferingId = choice.OfferingId, PupilId = request.PupilId };
}

/// <summary>Who asks for what, so far in vain.</summary>
internal sealed record AskingInVain
{
    /// <summary>The offering.</summary>
    public required Guid OfferingId { get; init; }

    /// <summary>The pupil.</summary>
    public required Guid PupilId { get; init; }
}
