using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Staffing;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>PUT /contracts/{id} — a school signs with a vendor that has come in by the place's steps.</summary>
internal static class SignContract
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        ContractSigned signed,
        Reach reach,
        StaffingDb db,
        Creations creations,
        ContractRulings contracts,
        Outbox outbox,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !await reach.WorksAtAsync(signed.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await db.Schools.FirstOrDefaultAsync(one => one.Id == signed.SchoolId, ct) is not { } school
            // Read before its bans: a ban that comes in between finds this row changed, or this contract finds the ban.
            || await db.Vendors.FirstOrDefaultAsync(one => one.Id == signed.VendorId, ct) is not { } vendor
        )
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, signed, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        var contract = new VendorContract
        {
            Id = id,
            SchoolId = school.Id,
            Division = school.Division,
            VendorId = vendor.Id,
            SelectionId = signed.SelectionId,
            From = signed.From,
            Until = signed.Until,
            Scope = signed.Scope!.Value,
        };
        if (await contracts.EnterAsync(contract, school, ct) is { } no)
            return no;
        vendor.Steps++;
        db.VendorContracts.Add(contract);
        outbox.Publish(
            new VendorAdmitted
            {
                VendorId = vendor.Id,
                SchoolId = school.Id,
                ContractId = id,
                VendorName = vendor.Name,
                From = contract.From,
                Until = contract.Until,
                Edition = contract.Edition!,
                OccurredAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A school's contract with a vendor.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="VendorId">The vendor.</param>
/// <param name="SelectionId">The selection it was awarded; none where the place selects nobody.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Scope">What the vendor takes over.</param>
public sealed record ContractSigned(
    Guid SchoolId,
    Guid VendorId,
    Guid? SelectionId,
    DateOnly From,
    DateOnly Until,
    [property: Required] ContractScope? Scope
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until < From)
            yield return new ValidationResult("A contract ends after it begins.", [nameof(Until)]);
    }
}
