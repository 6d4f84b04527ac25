using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Vendors;

/// <summary>GET /vendors, /vendors/{id}, /selections/{id} and /vendor-list</summary>
internal static class ShowVendors
{
    public static async Task<Results<NotFound, Ok<VendorShown>>> One(Guid id, StaffingDb db, CancellationToken ct) =>
        await db.Vendors.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) is { } vendor
            ? TypedResults.Ok(VendorShown.Of(vendor))
            : TypedResults.NotFound();

    public static Task<Ok<IReadOnlyList<VendorShown>>> List([AsParameters] Cut cut, StaffingDb db, HttpContext http) =>
        db.Vendors.AsNoTracking().PageAsync(vendor => vendor.Id, vendor => VendorShown.Of(vendor), cut, http);

    public static async Task<Results<NotFound, Ok<SelectionShown>>> Selection(
        Guid id,
        Caller caller,
        StaffingDb db,
        CancellationToken ct
    )
    {
        var selection = await db
            .Selections.AsNoTracking()
            .Include(one => one.Bids)
            .FirstOrDefaultAsync(one => one.Id == id, ct);
        return selection is not null && caller.Covers(selection.Division)
            ? TypedResults.Ok(SelectionShown.Of(selection))
            : TypedResults.NotFound();
    }

    /// <summary>What is published is for everybody who may come in, whatever the division.</summary>
    public static Task<Ok<IReadOnlyList<ListEntryShown>>> PublicList(
        [AsParameters] Cut cut,
        StaffingDb db,
        HttpContext http
    ) =>
        db
            .Selections.AsNoTracking()
            .Where(one => one.ListedAt != null)
            .Join(
                db.Bids,
                selection => selection.AwardedBidId,
                bid => bid.Id,
                (selection, bid) => new { Selection = selection, Bid = bid }
            )
            .Join(
                db.Vendors,
                row => row.Bid.VendorId,
                vendor => vendor.Id,
                (row, vendor) =>
                    new
                    {
                        row.Selection,
                        row.Bid,
                        Vendor = vendor,
                    }
            )
            .PageAsync(
                row => row.Selection.Id,
                row => new ListEntryShown(
                    row.Selection.Id,
                    row.Vendor.Id,
                    row.Vendor.Name,
                    row.Selection.Item,
                    row.Bid.Price,
                    row.Selection.Division,
                    row.Selection.ListedAt!.Value
                ),
                cut,
                http
            );
}

/// <summary>A vendor.</summary>
public sealed record VendorShown(Guid Id, CreditCode CreditCode, string Name, VendorKind Kind, string[] Qualifications)
{
    internal static VendorShown Of(Vendor vendor) =>
        new(vendor.Id, vendor.CreditCode, vendor.Name, vendor.Kind, vendor.Qualifications);
}

/// <summary>A selection with its bids.</summary>
public sealed record SelectionShown(
    Guid Id,
    DivisionCode Division,
    string Item,
    ItemCategory Category,
    Money OffCampusPrice,
    PriceMethod Method,
    Guid? AwardedBidId,
    DateTimeOffset? ListedAt,
    IReadOnlyList<BidShown> Bids
)
{
    internal static SelectionShown Of(VendorSelection one) =>
        new(
            one.Id,
            one.Division,
            one.Item,
            one.Category,
            one.OffCampusPrice,
            one.Method,
            one.AwardedBidId,
            one.ListedAt,
            [.. one.Bids.Select(bid => new BidShown(bid.Id, bid.VendorId, bid.Price))]
        );
}

/// <summary>A bid.</summary>
public sealed record BidShown(Guid Id, Guid VendorId, Money Price);

/// <summary>An entry of the public vendor list (机构名单).</summary>
public sealed record ListEntryShown(
    Guid Id,
    Guid VendorId,
    string VendorName,
    string Item,
    Money Price,
    DivisionCode Division,
    DateTimeOffset ListedAt
);
