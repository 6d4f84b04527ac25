using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Vendors;

/// <summary>PUT /vendors/{id} — by an education authority, who reviews the qualifications.</summary>
internal static class EnterVendor
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        VendorEntered entered,
        Caller caller,
        StaffingDb db,
        Creations creations,
        CancellationToken ct
    )
    {
        if (!caller.IsOf(Departments.Education))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, entered, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        db.Vendors.Add(
            new Vendor
            {
                Id = id,
                CreditCode = entered.CreditCode!.Value,
                Name = entered.Name,
                Kind = entered.Kind!.Value,
                Qualifications = [.. entered.Qualifications],
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>An institution or organisation from outside.</summary>
/// <param name="CreditCode">Its unified social credit code; one entry each.</param>
/// <param name="Name">Its registered name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Qualifications">Its qualifications, as their certificates name them.</param>
public sealed record VendorEntered(
    [property: Required] CreditCode? CreditCode,
    [property: Required, StringLength(200, MinimumLength = 2)] string Name,
    [property: Required] VendorKind? Kind,
    [property: Required, MinLength(1), MaxLength(20)] IReadOnlyList<string> Qualifications
);
