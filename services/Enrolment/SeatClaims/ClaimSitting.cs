using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>
/// Decides a batch of claims on its facts, in the order in which they came: a pure function, so that the same claims
/// on the same facts have the same answers. What one claim takes is gone for the next.
/// </summary>
internal sealed class ClaimSitting(ClaimFacts facts, DateTimeOffset now)
{
    private readonly Dictionary<Guid, int> _left = facts.Offerings.ToDictionary(one => one.Key, one => one.Value.Left);
    private readonly Dictionary<Guid, (byte[] Asked, ClaimAnswer.Given Answer)> _given = [];
    private readonly ILookup<Guid, Occupied> _elsewhere = facts.Occupied.ToLookup(one => one.Pupil);
    private readonly Dictionary<Guid, List<Occupied>> _takenNow = [];
    private readonly HashSet<(Guid Pupil, Guid Offering)> _places = [.. facts.Places];

    /// <summary>Seats given by this sitting.</summary>
    public List<SeatTaken> Taken { get; } = [];

    /// <summary>The answer of one claim; answers stand in order of precedence.</summary>
    public ClaimAnswer Decide(SeatClaim claim)
    {
        foreach (var (wanted, _) in claim.Seats)
            if (
                !facts.Children.ContainsKey((claim.Account, wanted.PupilId))
                || !facts.Offerings.ContainsKey(wanted.OfferingId)
            )
                return new ClaimAnswer.Unknown();
        if (Before(claim) is { } before)
            return before;
        for (var at = 0; at < claim.Seats.Count; at++)
            if (StandsAgainst(claim, at) is { } code)
                return new ClaimAnswer.Taken(code, claim.Seats[at].Wanted);
        var seats = claim.Seats.Select(one => Make(claim, one.Wanted, one.Request)).ToArray();
        foreach (var seat in seats)
            if (!seat.Ruling.Permits)
                return new ClaimAnswer.Ruled(seat.Matter, seat.Ruling, seat.Plea);
        foreach (var seat in seats)
            Take(seat);
        var given = new ClaimAnswer.Given(new SeatsGiven([.. seats.Select(seat => seat.Given)]));
        _given[claim.Id] = (claim.Asked, given);
        return given;
    }

    // The same claim again, in an earlier batch or in this one.
    private ClaimAnswer? Before(SeatClaim claim)
    {
        if (_given.TryGetValue(claim.Id, out var now))
            return now.Asked.AsSpan().SequenceEqual(claim.Asked)
                ? now.Answer
                : new ClaimAnswer.Taken(ClaimAnswer.Otherwise);
        if (!facts.AskedBefore.TryGetValue(claim.Id, out var asked))
            return null;
        return asked.AsSpan().SequenceEqual(claim.Asked)
            ? new ClaimAnswer.Given(new SeatsGiven([.. claim.Seats.Select(one => facts.GivenBefore[one.Request])]))
            : new ClaimAnswer.Taken(ClaimAnswer.Otherwise);
    }

    private string? StandsAgainst(SeatClaim claim, int at)
    {
        var wanted = claim.Seats[at].Wanted;
        var offering = facts.Offerings[wanted.OfferingId];
        if (offering.OpenFrom is not { } from || from > now)
            return ClaimAnswer.NotOpen;
        if (_places.Contains((wanted.PupilId, wanted.OfferingId)))
            return ClaimAnswer.Yours;
        var earlier = claim.Seats.Take(at).Select(one => one.Wanted).ToArray();
        if (_left[wanted.OfferingId] <= earlier.Count(one => one.OfferingId == wanted.OfferingId))
            return ClaimAnswer.Full;
        var own = SlotsOf(wanted).ToArray();
        var others = _elsewhere[wanted.PupilId]
            .Concat(_takenNow.GetValueOrDefault(wanted.PupilId) ?? [])
            .Concat(earlier.Where(one => one.PupilId == wanted.PupilId).SelectMany(SlotsOf));
        return others.Any(other => own.Any(slot => slot.Meets(other))) ? ClaimAnswer.Clash : null;
    }

    private SeatTaken Make(SeatClaim claim, SeatWanted wanted, Guid requestId)
    {
        var offering = facts.Offerings[wanted.OfferingId];
        var (pupil, governed) = (facts.Children[(claim.Account, wanted.PupilId)], facts.Governed[offering.TermId]);
        var plea = new Plea(null, facts.Decided.GetValueOrDefault(requestId) ?? []);
        var isHeld = !RequestChainRule.ReadyForPlace(governed.Pack).Contains(RequestStatus.Submitted);
        DateTimeOffset? until = isHeld ? HeldSeatRule.Until(now, offering.HoldHours) : null;
        var ruling = Ruling
            .All(
                EligibilityRule.Judge(pupil, offering.SchoolId, [offering.Grades], governed.Pack),
                ResidenceRule.JudgePupil(pupil, governed.Pack),
                isHeld ? HeldSeatRule.Note(governed.Pack, offering.HoldHours) : Ruling.Permitted
            )
            .Heard(plea);
        var request = RequestOf(claim, requestId, pupil, offering);
        var place = new Place
        {
            Id = Guid.CreateVersion7(),
            RequestId = requestId,
            PupilId = pupil.Id,
            OfferingId = offering.Id,
            SchoolId = offering.SchoolId,
            TermId = offering.TermId,
            HeldUntil = until,
        };
        if (isHeld)
            request.Hold(offering.Id, place.Id);
        else
            request.Place(offering.Id, place.Id);
        return new SeatTaken(claim, offering, governed, request, place, ruling, plea);
    }

    private static EnrolmentRequest RequestOf(SeatClaim claim, Guid id, Pupil pupil, Claimable offering) =>
        new()
        {
            Id = id,
            PupilId = pupil.Id,
            ClassId = pupil.ClassId,
            SchoolId = offering.SchoolId,
            TermId = offering.TermId,
            AskedBy = claim.Account,
            Choices =
            [
                new Choice
                {
                    RequestId = id,
                    Rank = 1,
                    OfferingId = offering.Id,
                },
            ],
        };

    private void Take(SeatTaken seat)
    {
        var (pupil, offering) = (seat.Place.PupilId, seat.Offering);
        _left[offering.Id]--;
        _places.Add((pupil, offering.Id));
        if (!_takenNow.TryGetValue(pupil, out var taken))
            _takenNow[pupil] = taken = [];
        taken.AddRange(SlotsOf(new SeatWanted(pupil, offering.Id)));
        Taken.Add(seat);
    }

    private IEnumerable<Occupied> SlotsOf(SeatWanted wanted)
    {
        var offering = facts.Offerings[wanted.OfferingId];
        return offering.Slots.Select(slot => new Occupied(wanted.PupilId, offering.TermId, slot));
    }
}

/// <summary>A seat that a claim takes.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Offering">The offering.</param>
/// <param name="Governed">What governs its term.</param>
/// <param name="Request">The request it becomes.</param>
/// <param name="Place">The place.</param>
/// <param name="Ruling">What the rules say.</param>
/// <param name="Plea">What authorities have decided on it already.</param>
internal sealed record SeatTaken(
    SeatClaim Claim,
    Claimable Offering,
    Governed Governed,
    EnrolmentRequest Request,
    Place Place,
    Ruling Ruling,
    Plea Plea
)
{
    /// <summary>What is entered in the books.</summary>
    public Matter Matter => Governed.Matter("claim-seat", Request.Id);

    /// <summary>What the family is answered.</summary>
    public SeatGiven Given => new(Place.PupilId, Place.OfferingId, Request.Id, Place.Id, Place.HeldUntil?.InChina());
}
