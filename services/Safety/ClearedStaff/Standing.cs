using AfterSchool.Safety.Sessions;
using AfterSchool.Safety.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.ClearedStaff;

/// <summary>Whether somebody may take charge of children, asked of this service's own copy.</summary>
internal static class Standing
{
    /// <summary>Whether the clearance holds on that day, its last day included.</summary>
    public static Task<bool> IsClearedAsync(
        this SafetyDb db,
        Guid personId,
        Guid schoolId,
        DateOnly day,
        CancellationToken ct
    ) =>
        db.Clearances.AnyAsync(
            clearance => clearance.PersonId == personId && clearance.SchoolId == schoolId && clearance.Until >= day,
            ct
        );

    /// <summary>Both halves: on the cleared list that day, and assigned to the session's offering.</summary>
    public static async Task<(bool IsCleared, bool IsAssigned)> StandingAsync(
        this SafetyDb db,
        Guid personId,
        Session session,
        CancellationToken ct
    ) =>
        (
            await db.IsClearedAsync(personId, session.SchoolId, session.Day, ct),
            await db.Assignments.AnyAsync(
                one => one.PersonId == personId && one.OfferingId == session.OfferingId && one.IsActive,
                ct
            )
        );
}
