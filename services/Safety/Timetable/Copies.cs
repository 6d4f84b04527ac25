using AfterSchool.Safety.Storage;

namespace AfterSchool.Safety.Timetable;

/// <summary>Finds or begins a copy, whichever of its messages comes first.</summary>
internal static class Copies
{
    public static async Task<Offering> OfferingAsync(this SafetyDb db, Guid id, CancellationToken ct) =>
        await db.Offerings.FindAsync([id], ct) ?? db.Offerings.Add(new Offering { Id = id }).Entity;

    public static async Task<Place> PlaceAsync(this SafetyDb db, Guid id, CancellationToken ct) =>
        await db.Places.FindAsync([id], ct) ?? db.Places.Add(new Place { Id = id }).Entity;
}
