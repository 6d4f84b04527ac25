using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Persons;

/// <summary>PUT /persons/{id} — the id is the account's in Directory.</summary>
internal static class EnterPerson
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        PersonEntered entered,
        Reach reach,
        StaffingDb db,
        Creations creations,
        CancellationToken ct
    )
    {
        if (!await reach.WorksAtAsync(entered.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, entered, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        db.Persons.Add(
            new StaffMember
            {
                Id = id,
                SchoolId = entered.SchoolId,
                Category = entered.Category!.Value,
                VendorId = entered.VendorId,
                OwnDutiesFulfilled = entered.OwnDutiesFulfilled,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A person who may come to work with a school's children.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Category">What the person is to the school.</param>
/// <param name="VendorId">The vendor, of vendor staff.</param>
/// <param name="OwnDutiesFulfilled">Whether the person's own duties are done, as the school says.</param>
public sealed record PersonEntered(
    Guid SchoolId,
    [property: Required] StaffCategory? Category,
    Guid? VendorId = null,
    bool OwnDutiesFulfilled = true
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Category == StaffCategory.VendorStaff != VendorId is not null)
            yield return new ValidationResult("Vendor staff, and only they, name their vendor.", [nameof(VendorId)]);
    }
}
