using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Rounds;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.SeatClaims;

/// <summary>What becomes of a seat that is held: the school agrees and it is the child's, it declines, or the time runs out.</summary>
internal sealed class HeldSeats(
    EnrolmentDb db,
    Seating seating,
    Activation activation,
    WaitingList waiting,
    Outbox outbox,
    TimeProvider clock
)
{
    private const int BatchPlaces = 100;

    /// <summary>Saves the school's decision on a request, and what follows for the seat that was held for it, if any.</summary>
    public async Task SaveDecisionAsync(EnrolmentRequest request, Governed governed, CancellationToken ct)
    {
        if (request.PlaceId is not { } id || await db.Places.FindAsync([id], ct) is not { } place)
        {
            await db.SaveChangesAsync(ct);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (request.Status == RequestStatus.Approved)
            await GiveAsync(request, place, governed, ct);
        else
            place.End("declined", clock.Today());
        await db.SaveChangesAsync(ct);
        if (place.Status == PlaceStatus.Ended)
            await FreeAsync(place, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Gives back seats whose time has run out before class and school had decided; gives how many.</summary>
    public async Task<int> ReleaseAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.Now();
        var due = await db
            .Places.FromSql(
                $"""
                select place.*, place.xmin from place join enrolment_request request on request.id = place.request_id
                where place.status = 'Reserved' and place.held_until <= {now.UtcDateTime}
                  and request.status in ('Submitted', 'ClassReviewed')
                order by place.held_until limit {BatchPlaces} for update of place skip locked
                """
            )
            .ToListAsync(ct);
        foreach (var place in due)
        {
            place.End("holdOver", clock.Today());
            (await db.Requests.FindAsync([place.RequestId], ct))!.End();
            await db.ReleaseAsync(place.RequestId, now, ct);
            outbox.Publish(Notices.ToGuardians(place.PupilId, "seat-hold-over", place.Id, place.SchoolId, now));
        }

        await db.SaveChangesAsync(ct);
        foreach (var place in due.OrderBy(one => one.OfferingId))
            await FreeAsync(place, ct);
        await transaction.CommitAsync(ct);
        return due.Count;
    }

    // Whoever has come to wait meanwhile is asked first.
    private async Task FreeAsync(Place place, CancellationToken ct)
    {
        await seating.FreeAsync(place, ct);
        await waiting.OfferAsync(place.OfferingId, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task GiveAsync(EnrolmentRequest request, Place place, Governed governed, CancellationToken ct)
    {
        request.Place(place.OfferingId, place.Id);
        var offering = await db.Offerings.AsNoTracking().FirstAsync(one => one.Id == place.OfferingId, ct);
        await activation.OfPlacesAsync(offering, [request], governed, ct);
        outbox.Publish(
            AgreementRule.ComesFirst(governed.Pack)
                ? Notices.ToGuardians(place.PupilId, "place-offered", place.Id, place.SchoolId, clock.Now())
                : Notices.ToGuardians(place.PupilId, "place-given", place.Id, place.SchoolId, clock.Now())
        );
    }
}
