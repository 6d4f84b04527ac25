using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>How an offering stops.</summary>
internal static class Stopping
{
    /// <summary>Why a place ends whose offering has stopped: the family leaves through no doing of its own.</summary>
    public const string ReasonKind = "offeringStopped";

    /// <summary>
    /// Takes it off the menu and ends its places, so that what was paid is settled; tells the other services and the families.
    /// Runs in the caller's transaction. False when it was not on the menu.
    /// </summary>
    public static async Task<bool> StopAsync(
        this Offering offering,
        string reason,
        EnrolmentDb db,
        Outbox outbox,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!offering.Suspend())
            return false;
        var now = clock.Now();
        outbox.Publish(
            new OfferingSuspended
            {
                OfferingId = offering.Id,
                SchoolId = offering.SchoolId,
                Reason = reason,
                OccurredAt = now,
            }
        );
        var on = await db.NextSessionDayAsync(offering.Id, now, ct) ?? clock.Today().AddDays(1);
        var ahead = await db.Sessions.Where(one => one.OfferingId == offering.Id && one.Day >= on).ToListAsync(ct);
        offering.CallOff(now);
        new TimetableBook(db).CallOff(ahead, offering.TimetableRevision);
        var places = await db
            .Places.Where(place => place.OfferingId == offering.Id && place.Status != PlaceStatus.Ended)
            .ToListAsync(ct);
        foreach (var place in places)
        {
            if (place.Status == PlaceStatus.Confirmed)
                outbox.Publish(Ended(place, on, now));
            place.End(ReasonKind, on);
            (await db.Requests.FindAsync([place.RequestId], ct))?.End();
            await db.ReleaseAsync(place.RequestId, now, ct);
            outbox.Publish(
                Notices.ToGuardians(place.PupilId, "offering-suspended", offering.Id, offering.SchoolId, now)
            );
        }

        await FreeSeatsAsync(offering.Id, db, ct);
        return true;
    }

    private static EnrolmentEnded Ended(Place place, DateOnly on, DateTimeOffset now) =>
        new()
        {
            PlaceId = place.Id,
            PupilId = place.PupilId,
            SchoolId = place.SchoolId,
            TermId = place.TermId,
            OfferingId = place.OfferingId,
            ReasonKind = ReasonKind,
            EffectiveOn = on,
            OccurredAt = now,
        };

    // The slots are free for another offering at once.
    private static Task<int> FreeSeatsAsync(Guid offeringId, EnrolmentDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            with freed as (
                delete from place_slot using place where place.id = place_slot.place_id and place.offering_id = {offeringId}
            )
            update seats set taken = 0 where offering_id = {offeringId}
            """,
            ct
        );
}
