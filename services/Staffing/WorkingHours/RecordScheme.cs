using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.WorkingHours;

/// <summary>PUT /flexible-hours/schemes/{id} — the school records its scheme.</summary>
internal static class RecordScheme
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        SchemeRecorded recorded,
        Reach reach,
        StaffingDb db,
        Creations creations,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await reach.WorksAtAsync(recorded.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, recorded, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        db.FlexibleHoursSchemes.Add(
            new FlexibleHoursScheme
            {
                Id = id,
                SchoolId = recorded.SchoolId,
                Title = recorded.Title,
                From = recorded.From,
                RecordedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A school's scheme.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Title">Title of the document, or the section of the plan.</param>
/// <param name="From">First day it holds.</param>
public sealed record SchemeRecorded(
    Guid SchoolId,
    [property: Required, StringLength(300, MinimumLength = 2)] string Title,
    DateOnly From
);
