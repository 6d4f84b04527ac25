using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Inspections;

/// <summary>PUT /inspectors/{id} — the authority makes somebody responsible for a school; the one before ends that day.</summary>
internal static class AssignInspector
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        InspectorAssigned assigned,
        Caller caller,
        Reach reach,
        Creations creations,
        SupervisionDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await reach.OverseesAsync(assigned.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        switch (await creations.ClaimAsync(id, assigned, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                break;
        }

        // Ended before the next begins: the index knows one inspector for a school, also within a transaction.
        await db
            .Inspectors.Where(one => one.SchoolId == assigned.SchoolId && one.Until == null)
            .ExecuteUpdateAsync(one => one.SetProperty(row => row.Until, assigned.From), ct);
        db.Inspectors.Add(
            new ResponsibleInspector
            {
                Id = id,
                SchoolId = assigned.SchoolId,
                AccountId = assigned.InspectorAccountId,
                From = assigned.From,
                AssignedBy = caller.AccountId,
            }
        );
        foreach (var duty in await OwedAsync(db, assigned.SchoolId, ct))
            (duty.DoneAt, duty.Evidence) = (clock.GetUtcNow(), $"inspector {assigned.InspectorAccountId}");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<List<Duty>> OwedAsync(SupervisionDb db, Guid school, CancellationToken ct) =>
        db
            .Duties.Where(duty => duty.Rule == ResponsibleInspectorRule.Rule && duty.SchoolId == school)
            .Where(duty => duty.DoneAt == null)
            .ToListAsync(ct);
}

/// <summary>Who inspects a school.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="InspectorAccountId">The inspector's account.</param>
/// <param name="From">First day.</param>
public sealed record InspectorAssigned(Guid SchoolId, Guid InspectorAccountId, DateOnly From);
