using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Standards;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>POST /selections/{id}/award</summary>
internal static class AwardSelection
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        SelectionAward award,
        Caller caller,
        StaffingDb db,
        Editions<StaffingPack> editions,
        Settings settings,
        Rulings rulings,
        StandardsInForce standards,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var selection = await db.Selections.Include(one => one.Bids).FirstOrDefaultAsync(one => one.Id == id, ct);
        if (selection is null || !caller.IsOf(Departments.Education) || !caller.Covers(selection.Division))
            return TypedResults.NotFound();
        if (selection.Bids.FirstOrDefault(bid => bid.Id == award.BidId) is not { } bid)
            return TypedResults.NotFound();
        if (selection.AwardedBidId is { } before)
            return before == bid.Id ? TypedResults.NoContent() : TypedResults.Conflict();
        var (division, today) = (selection.Division, clock.Today());
        if (editions.InForce(division, today) is not { } pack)
            return new RuledOut(Editions.NoPage(division, today));

        var leastDiscount = await settings.FindAsync(
            "vendorPriceDiscountMin",
            division,
            today,
            pack.VendorPriceDiscountMin,
            ct
        );
        // Each price is a finding of its own, so the matter is the bid.
        var plea = await rulings.HearAsync(bid.Id, award.Reason, ct);
        var ruling = selection.Award(bid, pack, leastDiscount, plea);
        var matter = new Matter("award-selection", bid.Id, null, division, pack.Edition);
        if (await rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;
        selection.StandardId = (await standards.FindAsync(StandardKind.VendorSelection, division, today, ct))?.Id;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Which bid is awarded.</summary>
/// <param name="BidId">The bid.</param>
/// <param name="Reason">Why, for the record.</param>
public sealed record SelectionAward(
    Guid BidId,
    [property: System.ComponentModel.DataAnnotations.StringLength(2_000)] string? Reason = null
);
