using AfterSchool.Safety.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Releases;

/// <summary>Who may collect a child today: guardians on the roll, and what they have listed or consented to.</summary>
internal static class Vouching
{
    /// <summary>Entries that count that day, whose guardian is still one.</summary>
    public static IQueryable<PickUpPerson> PickUpPersonsOn(this SafetyDb db, DateOnly day) =>
        db.PickUpPersons.Where(one =>
            one.EndedAt == null
            && one.ValidFrom <= day
            && (one.ValidUntil == null || one.ValidUntil >= day)
            && db.GuardianLinks.Any(link =>
                link.GuardianAccountId == one.EnteredBy && link.PupilId == one.PupilId && link.IsActive
            )
        );

    /// <summary>Consents that count that day, whose guardian is still one.</summary>
    public static IQueryable<ReleaseConsent> ConsentsOn(this SafetyDb db, DateOnly day) =>
        db.ReleaseConsents.Where(one =>
            one.EndedAt == null
            && one.ValidFrom <= day
            && (one.ValidUntil == null || one.ValidUntil >= day)
            && db.GuardianLinks.Any(link =>
                link.GuardianAccountId == one.GivenBy && link.PupilId == one.PupilId && link.IsActive
            )
        );

    /// <summary>What vouches for this way of leaving: the guardian, the listed person or the consent; none for a stranger.</summary>
    public static async Task<Guid?> VouchedAsync(
        this SafetyDb db,
        ReleaseAsked asked,
        DateOnly day,
        CancellationToken ct
    )
    {
        var found = asked.Manner switch
        {
            ReleaseManner.Guardian => db
                .GuardianLinks.Where(link => link.PupilId == asked.PupilId && link.IsActive)
                .Where(link => link.GuardianAccountId == asked.GuardianAccountId)
                .Select(link => (Guid?)link.GuardianAccountId),
            ReleaseManner.ListedPerson => db.PickUpPersonsOn(day)
                .Where(one => one.PupilId == asked.PupilId && one.Id == asked.PickUpPersonId)
                .Select(one => (Guid?)one.Id),
            _ => db.ConsentsOn(day)
                .Where(one => one.PupilId == asked.PupilId && one.Manner == asked.Manner)
                .Select(one => (Guid?)one.Id),
        };
        return await found.FirstOrDefaultAsync(ct);
    }
}
