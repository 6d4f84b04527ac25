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
        if (AgreementRule.ComesFirst(governed.Pack) || requests.Count == 0)
            return;
        var terms = await TermsAsync(offering, governed, ct);
        Guid[] ids = [.. requests.Select(one => one.PlaceId!.Value)];
        var places = await desk.Db.Places.Where(place => ids.Contains(place.Id)).ToDictionaryAsync(one => one.Id, ct);
        var owed = requests.ToDictionary(one => one, one => Owed(one, governed));
        await duties.ReadAsync(
            [.. owed.Values.SelectMany(one => one.Findings).Select(one => one.Rule).Distinct()],
            [.. requests.Select(one => one.Id)],
            ct
        );
        foreach (var request in requests)
            await TakePartAsync(request, owed[request], places[request.PlaceId!.Value], terms, governed, ct);
    }

    /// <summary>The place of a request whose agreement is complete.</summary>
    public async Task OfRequestAsync(EnrolmentRequest request, Governed governed, CancellationToken ct)
    {
        if (
            request.PlaceId is not { } id
            || await desk.Db.Places.FindAsync([id], ct) is not { Status: PlaceStatus.Reserved } place
        )
            return;
        var offering = await desk.Db.Offerings.FirstAsync(one => one.Id == place.OfferingId, ct);
        var terms = await TermsAsync(offering, governed, ct);
        await TakePartAsync(request, Owed(request, governed), place, terms, governed, ct);
    }

    private static Ruling Owed(EnrolmentRequest request, Governed governed) =>
        new([.. request.Confirm(governed.Pack).Duties]);

    private async Task TakePartAsync(
        EnrolmentRequest request,
        Ruling owed,
        Place place,
        TakingPart terms,
        Governed governed,
        CancellationToken ct
    )
    {
        place.Confirm(terms.Fee, terms.First);
        await desk.Rulings.EnterAsync(MatterOf(request.Id, terms, governed), owed, Plea.None, ct);
        desk.Outbox.Publish(Told(place, await ConsentAsync(request, ct) ?? request.Id, governed, desk.Clock.Now()));
    }

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

    // The guardian's signature; before it, the guardian's own request is the consent.
    private async Task<Guid?> ConsentAsync(EnrolmentRequest request, CancellationToken ct) =>
        !request.SignedBy.Contains(Party.Guardian)
            ? null
            : desk.Db.Signatures.Local.FirstOrDefault(one =>
                one.RequestId == request.Id && one.Party == Party.Guardian
            )?.Id
                ?? await desk
                    .Db.Signatures.Where(one => one.RequestId == request.Id && one.Party == Party.Guardian)
                    .OrderByDescending(one => one.At)
                    .Select(one => (Guid?)one.Id)
                    .FirstOrDefaultAsync(ct);

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
