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
    /// <summary>Saves the school's decision on a request, and what follows for the seat that was held for it, if any.</summary>
    public async Task SaveDecisionAsync(EnrolmentRequest request, Governed governed, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (request.PlaceId is not { } id || await db.Places.FindAsync([id], ct) is not { } place)
        {
            // Who is declined while the round is open may rank something else of that slot.
            if (request is { Status: RequestStatus.Declined, RoundId: { } round } && await gate.IsOpenAsync(round, ct))
                await db.RoundEntries.Where(one => one.RequestId == request.Id).ExecuteDeleteAsync(ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return;
        }

        await seating.LockFreeAsync(place.OfferingId, ct);
        await duties.DoneAsync(HeldSeatRule.Undecided, request.Id, "decided", ct);
        if (request.Status == RequestStatus.Approved)
            await GiveAsync(request, place, governed, ct);
        else
            place.End("declined", clock.Today());
        await db.SaveChangesAsync(ct);
        if (place.Status == PlaceStatus.Ended)
            await seating.FreeAsync(place, ct);
        await transaction.CommitAsync(ct);
    }

    private async Task GiveAsync(EnrolmentRequest request, Place place, Governed governed, CancellationToken ct)
    {
        request.Place(place.OfferingId, place.Id);
        var offering = await db.Offerings.AsNoTracking().FirstAsync(one => one.Id == place.OfferingId, ct);
        await activation.OfPlacesAsync(offering, [request], governed, ct);
        var seat = new SeatAsked(place.Id, request.Id, place.PupilId);
        outbox.Publish(Notices.OfPlace(seat, offering, governed.Pack, clock.Now()));
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
