using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Terms;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Inventory;

/// <summary>POST /terms/{id}/inventory/close — the stock-taking for a term is done; the form for families can be made from it.</summary>
internal static class CloseInventory
{
    public static async Task<Results<NotFound, RuledOut, Ok<InventoryCount>>> Handle(
        Guid id,
        Desk desk,
        TermBook terms,
        CancellationToken ct
    )
    {
        var term = await desk.Db.Terms.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            term is null
            || !await desk.RunsSchoolAsync(term.SchoolId, ct)
            || await desk.Governing.OfAsync(term.SchoolId, id, ct) is not { } governed
        )
            return TypedResults.NotFound();
        if (await desk.Db.InventoryClosings.FindAsync([id], ct) is { } closed)
            return TypedResults.Ok(closed.Count);
        var count = await CountAsync(term.SchoolId, desk, ct);
        var ruling = NeedsRule.JudgeClosing(count.Rooms, count.Teachers, governed.Pack);
        if (await desk.Rulings.EnterAsync(governed.Matter("close-inventory", id), ruling, Plea.None, ct) is { } no)
            return no;
        desk.Db.InventoryClosings.Add(
            new InventoryClosing
            {
                TermId = id,
                SchoolId = term.SchoolId,
                Count = count,
                At = desk.Clock.Now(),
                ClosedBy = desk.Caller.AccountId,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        await terms.ReviewAsync(governed, ct);
        return TypedResults.Ok(count);
    }

    private static async Task<InventoryCount> CountAsync(Guid school, Desk desk, CancellationToken ct)
    {
        var sums = await desk
            .Db.Inventory.Where(one => one.SchoolId == school && one.IsUsable)
            .GroupBy(one => one.Kind)
            .Select(kind => new
            {
                kind.Key,
                Count = kind.Sum(one => one.Count),
                Seats = kind.Sum(one => one.Seats ?? 0),
            })
            .ToDictionaryAsync(kind => kind.Key, ct);
        return new InventoryCount(
            Of(ResourceKind.Room) + Of(ResourceKind.Venue),
            Seats(ResourceKind.Room) + Seats(ResourceKind.Venue),
            Of(ResourceKind.Equipment),
            Of(ResourceKind.Teachers),
            Of(ResourceKind.OffCampus)
        );

        int Of(ResourceKind kind) => sums.GetValueOrDefault(kind)?.Count ?? 0;
        int Seats(ResourceKind kind) => sums.GetValueOrDefault(kind)?.Seats ?? 0;
    }
}
