using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>What becomes of a seat that is held: the school agrees and it is the child's, or it declines and the seat is free.</summary>
internal sealed class HeldSeats(
    EnrolmentDb db,
    Seating seating,
    Activation activation,
    RoundGate gate,
    DutyBook duties,
    Outbox outbox,
    TimeProvider clock
)
{
    /// <summary>Saves the school's decisions on requests of a term, and what follows for the seats that were held for them.</summary>
    public async Task SaveDecisionsAsync(
        IReadOnlyCollection<EnrolmentRequest> decided,
        Governed governed,
        CancellationToken ct
    )
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await using var _ = own;
        var lost = await SettleHeldAsync([.. decided.Where(one => one.PlaceId is not null)], governed, ct);
        await LeaveRoundsAsync([.. decided.Where(one => one is { Status: RequestStatus.Declined, PlaceId: null })], ct);
        await db.SaveChangesAsync(ct);
        foreach (var place in lost)
            await seating.FreeAsync(place, ct);
        if (own is not null)
            await own.CommitAsync(ct);
    }

    // What was held and is declined: ended here, freed once that is saved.
    private async Task<Place[]> SettleHeldAsync(EnrolmentRequest[] holding, Governed governed, CancellationToken ct)
    {
        if (holding.Length == 0)
            return [];
        var byId = holding.ToDictionary(one => one.PlaceId!.Value);
        var places = await db.Places.Where(one => byId.Keys.Contains(one.Id)).ToListAsync(ct);
        await seating.LockAllAsync([.. places.Select(one => one.OfferingId).Distinct()], ct);
        await duties.ReadAsync([HeldSeatRule.Undecided], [.. places.Select(one => byId[one.Id].Id)], ct);
        foreach (var place in places)
            await duties.DoneAsync(HeldSeatRule.Undecided, byId[place.Id].Id, "decided", ct);
        foreach (
            var ofOne in places
                .Where(one => byId[one.Id].Status == RequestStatus.Approved)
                .ToLookup(one => one.OfferingId)
        )
            await GiveAsync(ofOne.Key, [.. ofOne.Select(one => byId[one.Id])], governed, ct);
        Place[] lost = [.. places.Where(one => byId[one.Id].Status == RequestStatus.Declined)];
        foreach (var place in lost)
            place.End("declined", clock.Today());
        return lost;
    }

    // Who is declined while the round is open may rank something else of that slot.
    private async Task LeaveRoundsAsync(EnrolmentRequest[] declined, CancellationToken ct)
    {
        foreach (var ofOne in declined.Where(one => one.RoundId is not null).ToLookup(one => one.RoundId!.Value))
        {
            Guid[] ids = [.. ofOne.Select(one => one.Id)];
            if (await gate.IsOpenAsync(ofOne.Key, ct))
                await db.RoundEntries.Where(one => ids.Contains(one.RequestId)).ExecuteDeleteAsync(ct);
        }
    }

    private async Task GiveAsync(Guid offeringId, EnrolmentRequest[] requests, Governed governed, CancellationToken ct)
    {
        foreach (var request in requests)
            request.Place(offeringId, request.PlaceId!.Value);
        var offering = await db.Offerings.AsNoTracking().FirstAsync(one => one.Id == offeringId, ct);
        await activation.OfPlacesAsync(offering, requests, governed, ct);
        foreach (var request in requests)
        {
            var seat = new SeatAsked(request.PlaceId!.Value, request.Id, request.PupilId);
            outbox.Publish(Notices.OfPlace(seat, offering, governed.Pack, clock.Now()));
        }
    }
}

/// <summary>
/// Looks for held seats whose time has run out before class and school had looked at the request. What is missing is the school's: the
/// seat stays the child's, and the school owes the decision.
/// </summary>
internal sealed class HeldSeatWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HeldSeatWatch> log)
    : DueLook(TimeSpan.FromSeconds(2), scopes, log)
{
    protected override IQueryable<Guid> Due(EnrolmentDb db)
    {
        var now = clock.GetUtcNow();
        return from place in db.Places
            join request in db.Requests on place.RequestId equals request.Id
            where place.Status == PlaceStatus.Reserved && place.HeldUntil <= now
            where request.Status == RequestStatus.Submitted || request.Status == RequestStatus.ClassReviewed
            where !db.Duties.Any(duty => duty.Rule == HeldSeatRule.Undecided && duty.SubjectId == request.Id)
            orderby place.HeldUntil
            select request.Id;
    }

    protected override async Task SettleAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var db = services.GetRequiredService<EnrolmentDb>();
        await db.Database.ExecuteSqlAsync($"select 1 from enrolment_request where id = {id} for update", ct);
        var request = await db.Requests.AsNoTracking().FirstAsync(one => one.Id == id, ct);
        if (
            request.Status is not (RequestStatus.Submitted or RequestStatus.ClassReviewed)
            || await services.GetRequiredService<Governing>().OfAsync(request.SchoolId, request.TermId, ct)
                is not { } governed
        )
            return;
        var duties = services.GetRequiredService<DutyBook>();
        foreach (var finding in HeldSeatRule.Overdue(governed.Pack).Duties)
            await duties.OpenAsync(finding, governed.Matter("hold-seat", id), ct);
    }
}
