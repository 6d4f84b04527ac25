using AfterSchool.Enrolment.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Places;

/// <summary>How seats are read for people to see.</summary>
internal static class SeatQueries
{
    /// <summary>Seats of these offerings, by offering; what is not on the menu yet has none.</summary>
    public static Task<Dictionary<Guid, Seats>> SeatsOfAsync(
        this EnrolmentDb db,
        IReadOnlyCollection<Guid> offerings,
        CancellationToken ct
    ) =>
        db
            .Seats.AsNoTracking()
            .Where(one => offerings.Contains(one.OfferingId))
            .ToDictionaryAsync(one => one.OfferingId, ct);
}
