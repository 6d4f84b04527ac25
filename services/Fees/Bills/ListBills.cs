using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.Bills;

/// <summary>GET /bills — a guardian's own children's, a school's own.</summary>
internal static class ListBills
{
    public static async Task<Ok<IReadOnlyList<BillShown>>> Handle(
        [AsParameters] Cut cut,
        Guid? termId,
        Guid? pupilId,
        Caller caller,
        Reach reach,
        FeesDb db,
        HttpContext http
    )
    {
        var schools = await reach.OwnSchoolsAsync(http.RequestAborted);
        var query = caller.Is(Roles.Guardian)
            ? db.Bills.Where(bill =>
                db.GuardianLinks.Any(link =>
                    link.GuardianAccountId == caller.AccountId && link.PupilId == bill.PupilId && link.IsActive
                )
            )
            : db.Bills.Where(bill => schools.Contains(bill.SchoolId));
        if (termId is { } term)
            query = query.Where(bill => bill.TermId == term);
        if (pupilId is { } pupil)
            query = query.Where(bill => bill.PupilId == pupil);
        return await query.AsNoTracking().PageAsync(bill => bill.Id, bill => BillShown.Of(bill), cut, http);
    }
}

/// <summary>GET /bills/{id}</summary>
internal static class ReadBill
{
    public static async Task<Results<NotFound, Ok<BillShown>>> Handle(
        Guid id,
        Reach reach,
        FeesDb db,
        CancellationToken ct
    )
    {
        var bill = await db.Bills.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        return bill is not null && await reach.ReadsBillAsync(bill, ct)
            ? TypedResults.Ok(BillShown.Of(bill))
            : TypedResults.NotFound();
    }

    /// <summary>Whether the caller may read the bill: the pupil's guardian, or the school's office or principal.</summary>
    public static async Task<bool> ReadsBillAsync(this Reach reach, Bill bill, CancellationToken ct) =>
        await reach.IsGuardianOfAsync(bill.PupilId, ct)
        || await reach.WorksAtAsync(bill.SchoolId, ct, Roles.SchoolOffice, Roles.Principal);
}

/// <summary>A bill, as family and school see it. Amounts in yuan.</summary>
public sealed record BillShown(
    Guid Id,
    Guid PlaceId,
    Guid PupilId,
    Guid SchoolId,
    Guid TermId,
    Guid OfferingId,
    BillState State,
    string Agreed,
    string Amount,
    string Waived,
    string Paid,
    string GivenBack,
    string Due,
    DateTimeOffset? IssuedAt,
    string? Edition
)
{
    internal static BillShown Of(Bill bill) =>
        new(
            bill.Id,
            bill.PlaceId,
            bill.PupilId,
            bill.SchoolId,
            bill.TermId,
            bill.OfferingId,
            bill.State,
            bill.Agreed.ToString(),
            bill.Amount.ToString(),
            bill.Waived.ToString(),
            bill.Paid.ToString(),
            bill.GivenBack.ToString(),
            bill.Due.ToString(),
            bill.IssuedAt,
            bill.Edition
        );
}
