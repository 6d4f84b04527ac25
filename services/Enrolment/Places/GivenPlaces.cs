using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;

namespace AfterSchool.Enrolment.Places;

/// <summary>Gives places: the seat, the child's taking part where nothing comes before it, and word to the family (录取).</summary>
internal sealed class GivenPlaces(Desk desk, Seating seating, Activation activation)
{
    /// <summary>Gives each of these requests a place in the offering, in the caller's transaction; false when a constraint says no.</summary>
    public async Task<bool> GiveAsync(
        Offering offering,
        IReadOnlyCollection<EnrolmentRequest> requests,
        Governed governed,
        CancellationToken ct
    )
    {
        await seating.LockFreeAsync(offering.Id, ct);
        foreach (var request in requests)
            request.Place(offering.Id, Guid.CreateVersion7());
        SeatAsked[] seats = [.. requests.Select(one => new SeatAsked(one.PlaceId!.Value, one.Id, one.PupilId))];
        if (!await seating.SeatAsync(offering, seats, ct))
            return false;
        await activation.OfPlacesAsync(offering, requests, governed, ct);
        foreach (var seat in seats)
            desk.Outbox.Publish(Notices.OfPlace(seat, offering, governed.Pack, desk.Clock.Now()));
        return true;
    }
}
