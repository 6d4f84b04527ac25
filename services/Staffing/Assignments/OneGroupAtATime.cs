using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Timetable;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AfterSchool.Staffing.Assignments;

/// <summary>
/// Nobody is with two groups at a time. That is the database's word (an exclusion constraint); this says it to people: where the
/// person is then, and what to do.
/// </summary>
internal sealed class OneGroupAtATime(StaffingDb db)
{
    private const string Constraint = "one_group_at_a_time";

    /// <summary>Saves; or says where the person is at that time.</summary>
    public async Task<Collision?> SaveAsync(DutyAssignment assignment, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException no) when (no.InnerException is PostgresException { ConstraintName: Constraint })
        {
            return await ElsewhereAsync(assignment, assignment.Times, ct) is var (other, at)
                ? new Collision("person-elsewhere", "/offeringId", new At(other.OfferingId, at.Day, at.Starts, at.Ends))
                : new Collision("person-elsewhere", "/offeringId", new At(null, null, null, null));
        }
    }

    /// <summary>Another group that the person is with at one of these sessions, and the first such session.</summary>
    public async Task<(DutyAssignment Other, SessionSlot At)?> ElsewhereAsync(
        DutyAssignment assignment,
        IReadOnlyList<SessionSlot> sessions,
        CancellationToken ct
    )
    {
        var others = await db
            .Assignments.AsNoTracking()
            .Where(one => one.PersonId == assignment.PersonId && one.Id != assignment.Id && one.IsActive)
            .OrderBy(one => one.Id)
            .ToListAsync(ct);
        foreach (var other in others)
            if (other.Meets(sessions) is { } at)
                return (other, at);
        return null;
    }

    // What is compared in the words, under the names that they use.
    private sealed record At(Guid? OfferingId, DateOnly? Day, TimeOnly? Starts, TimeOnly? Ends);
}
