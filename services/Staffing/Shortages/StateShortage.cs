using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Shortages;

/// <summary>PUT /shortages/{id}</summary>
internal static class StateShortage
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        ShortageStated stated,
        Reach reach,
        StaffingDb db,
        Creations creations,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !await reach.WorksAtAsync(stated.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || !await db.IsTermOfAsync(stated.TermId, stated.SchoolId, ct)
        )
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, stated, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        db.Shortages.Add(
            new ShortageStatement
            {
                Id = id,
                SchoolId = stated.SchoolId,
                TermId = stated.TermId,
                Statement = stated.Statement,
                StatedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A school states that its own staff does not suffice.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term it is stated for.</param>
/// <param name="Statement">What is short, and why own staff cannot do it.</param>
public sealed record ShortageStated(
    Guid SchoolId,
    Guid TermId,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Statement
);
