using AfterSchool.Contracts.Enrolment;
using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>How an offering stops.</summary>
internal sealed class Stopping(EnrolmentDb db, Seating seating, Outbox outbox, TimeProvider clock)
{
    /// <summary>Why a place ends whose offering has stopped: the family leaves through no doing of its own.</summary>
    public const string ReasonKind = "offeringStopped";

    /// <summary>
    /// Takes it off the menu and ends its places, so that what was paid is settled; tells the other services and the families.
    /// Runs in the caller's transaction. False when it was not on the menu.
    /// </summary>
    public async Task<bool> StopAsync(Offering offering, string reason, CancellationToken ct)
    {
        if (!offering.Suspend())
            return false;
        // Locked, then read: a place that is given at this moment is there, or cannot be given any more.
        await db.Database.ExecuteSqlAsync($"select 1 from offering where id = {offering.Id} for update", ct);
        await seating.LockFreeAsync(offering.Id, ct);
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
        await EndAsync(offering, places, (now, on), ct);
        await TellWhoAskedAsync(offering, [.. places.Select(one => one.PupilId)], now, ct);
        await seating.CloseAsync(offering.Id, [.. places.Select(one => one.PupilId)], ct);
        return true;
    }

    // Who ranks it or waits for it has nothing to wait for any more.
    private async Task TellWhoAskedAsync(
        Offering offering,
        Guid[] toldAlready,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var asking = await db
            .Requests.StillAsking()
            .Where(one =>
                one.Choices.Any(choice => choice.OfferingId == offering.Id && choice.Status != ChoiceStatus.Declined)
                && !toldAlready.Contains(one.PupilId)
            )
            .Select(one => one.PupilId)
            .Distinct()
            .ToListAsync(ct);
        foreach (var pupil in asking)
            outbox.Publish(Notices.ToGuardians(pupil, "offering-suspended", offering.Id, offering.SchoolId, now));
    }

    // One question for all their requests and one for all that was owed: an offering may have hundreds.
    private async Task EndAsync(
        Offering offering,
        List<Place> places,
        (DateTimeOffset Now, DateOnly On) from,
        CancellationToken ct
    )
    {
        var (now, on) = from;
        Guid[] ids = [.. places.Select(one => one.RequestId)];
        foreach (var request in await db.Requests.Where(one => ids.Contains(one.Id)).ToListAsync(ct))
            request.End();
        await db.ReleaseAsync([.. ids, .. places.Select(one => one.Id)], now, ct);
        foreach (var place in places)
        {
            var wasConfirmed = place.Status == PlaceStatus.Confirmed;
            place.End(ReasonKind, on);
            if (wasConfirmed)
                outbox.Publish(Leaving.Told(place, now));
            outbox.Publish(
                Notices.ToGuardians(place.PupilId, "offering-suspended", offering.Id, offering.SchoolId, now)
            );
        }
    }
}
