using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>
/// From when on a child takes part (生效): with the last signature where the agreement comes first; with the place itself where the
/// signatures are a task of the school, for a family never pays for a school's omission.
/// </summary>
internal sealed class Activation(Desk desk, DutyBook duties)
{
    /// <summary>Places given just now take part at once, unless the agreement comes first.</summary>
    public async Task OfPlacesAsync(
        Offering offering,
        IReadOnlyCollection<EnrolmentRequest> requests,
        Governed governed,
        CancellationToken ct
    )
    {
        if (!AgreementRule.ComesFirst(governed.Pack))
            await TakePartAsync(offering, requests, governed, ct);
    }

    /// <summary>The places in that offering of requests whose agreement is complete; who takes part already goes on.</summary>
    public async Task OfAgreedAsync(
        Guid offeringId,
        IReadOnlyCollection<EnrolmentRequest> requests,
        Governed governed,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.FirstAsync(one => one.Id == offeringId, ct);
        await TakePartAsync(offering, requests, governed, ct);
    }

    private async Task TakePartAsync(
        Offering offering,
        IReadOnlyCollection<EnrolmentRequest> requests,
        Governed governed,
        CancellationToken ct
    )
    {
        Guid[] ids = [.. requests.Select(one => one.PlaceId).OfType<Guid>()];
        var places = await desk.Db.Places.Where(place => ids.Contains(place.Id)).ToDictionaryAsync(one => one.Id, ct);
        EnrolmentRequest[] begin =
        [
            .. requests.Where(one =>
                one.PlaceId is { } id && places.GetValueOrDefault(id) is { Status: PlaceStatus.Reserved }
            ),
        ];
        if (begin.Length == 0)
            return;
        var terms = await TermsAsync(offering, governed, ct);
        var owed = begin.ToDictionary(one => one, one => Owed(one, governed));
        await duties.ReadAsync(
            [.. owed.Values.SelectMany(one => one.Findings).Select(one => one.Rule).Distinct()],
            [.. begin.Select(one => one.Id)],
            ct
        );
        var consents = await ConsentsAsync(begin, ct);
        foreach (var request in begin)
        {
            var place = places[request.PlaceId!.Value];
            place.Confirm(terms.Fee, terms.First);
            await desk.Rulings.EnterAsync(MatterOf(request.Id, terms, governed), owed[request], Plea.None, ct);
            var consent = consents.GetValueOrDefault(request.Id, request.Id);
            desk.Outbox.Publish(Told(place, consent, governed, desk.Clock.Now()));
        }
    }

    private static Ruling Owed(EnrolmentRequest request, Governed governed) =>
        new([.. request.Confirm(governed.Pack).Duties]);

    /// <summary>What is decided when a child takes part, with the day by which what is owed is due.</summary>
    public static Matter MatterOf(Guid requestId, TakingPart terms, Governed governed) =>
        // 「签订安全协议」: the first attendance should find it signed; other documents have the usual time.
        governed.Matter("take-part", requestId, governed.Pack.SafetyAgreement is { Value: true } ? terms.First : null);

    /// <summary>What the others are told.</summary>
    public static PlaceConfirmed Told(Place place, Guid consentId, Governed governed, DateTimeOffset now) =>
        new()
        {
            PlaceId = place.Id,
            PupilId = place.PupilId,
            SchoolId = place.SchoolId,
            TermId = place.TermId,
            OfferingId = place.OfferingId,
            FirstDay = place.FirstDay!.Value,
            FeeFen = place.Fee!.Value.Fen,
            ConsentId = consentId,
            Edition = governed.Pack.Edition,
            OccurredAt = now,
        };

    // The guardian's signatures, also those given just now; before there is one, the guardian's own request is the consent.
    private async Task<Dictionary<Guid, Guid>> ConsentsAsync(EnrolmentRequest[] requests, CancellationToken ct)
    {
        Guid[] signed = [.. requests.Where(one => one.SignedBy.Contains(Party.Guardian)).Select(one => one.Id)];
        if (signed.Length == 0)
            return [];
        var kept = await desk
            .Db.Signatures.Where(one => signed.Contains(one.RequestId) && one.Party == Party.Guardian)
            .ToListAsync(ct);
        return kept.Concat(desk.Db.Signatures.Local.Where(one => one.Party == Party.Guardian))
            .OrderBy(one => one.At)
            .GroupBy(one => one.RequestId)
            .ToDictionary(one => one.Key, one => one.Last().Id);
    }

    private async Task<TakingPart> TermsAsync(Offering offering, Governed governed, CancellationToken ct)
    {
        var first = await desk.Db.NextSessionDayAsync(offering.Id, desk.Clock.Now(), ct) ?? governed.Term.LastDay;
        var sessions = desk.Db.Sessions.Where(one => one.OfferingId == offering.Id);
        var planned = await sessions.CountAsync(ct);
        var remaining = await sessions.CountAsync(one => one.Day >= first, ct);
        return new TakingPart(first, MidTermJoinRule.Fee(offering.FeePerTerm, remaining, planned, governed.Pack));
    }
}

/// <summary>From which day on, and for how much.</summary>
/// <param name="First">The first day the pupil takes part.</param>
/// <param name="Fee">For the term, or for what is left of it.</param>
internal sealed record TakingPart(DateOnly First, ServiceDefaults.Codes.Money Fee);
