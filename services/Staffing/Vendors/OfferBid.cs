using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>PUT /selections/{id}/bids/{bidId} — the authority enters the bids as they are opened.</summary>
internal static class OfferBid
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Guid bidId,
        BidOffered offered,
        Caller caller,
        StaffingDb db,
        Creations creations,
        CancellationToken ct
    )
    {
        var selection = await db.Selections.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (selection is null || !caller.IsOf(Departments.Education) || !caller.Covers(selection.Division))
            return TypedResults.NotFound();
        if (!await db.Vendors.AnyAsync(vendor => vendor.Id == offered.VendorId, ct))
            return TypedResults.NotFound();
        var claim = await creations.ClaimAsync(bidId, new BidClaimed(id, offered), ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (claim == Claim.Conflicting || selection.AwardedBidId is not null)
            return TypedResults.Conflict();
        db.Bids.Add(
            new VendorBid
            {
                Id = bidId,
                SelectionId = id,
                VendorId = offered.VendorId,
                Price = offered.Price!.Value,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private sealed record BidClaimed(Guid SelectionId, BidOffered Bid);
}

/// <summary>A vendor's offer.</summary>
/// <param name="VendorId">The vendor.</param>
/// <param name="Price">The introduction fee, in yuan per pupil and session.</param>
public sealed record BidOffered(Guid VendorId, [property: Required] Money? Price) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Price < Money.Zero)
            yield return new ValidationResult("A price is not negative.", [nameof(Price)]);
    }
}
