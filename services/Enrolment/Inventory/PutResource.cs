using System.ComponentModel.DataAnnotations;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.ServicePlans;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Enrolment.Inventory;

/// <summary>PUT /inventory/{id} — the school enters a resource in its ledger, or corrects what stands there (工作台账).</summary>
internal static class PutResource
{
    public static async Task<Results<NotFound, ValidationProblem, NoContent>> Handle(
        Guid id,
        ResourcePut put,
        Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.RunsSchoolAsync(put.SchoolId, ct))
            return TypedResults.NotFound();
        if (put.Hours?.Any(hours => hours.To <= hours.From) == true)
            return Invalid.Field("Hours", "Hours end after they begin.");
        var known = await desk.Db.Inventory.FindAsync([id], ct);
        if (known is not null && known.SchoolId != put.SchoolId)
            return TypedResults.NotFound();
        if (known is null)
            desk.Db.Inventory.Add(put.Make(id));
        else
            put.WriteInto(known);
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A resource.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Kind">room, venue, equipment, teachers or offCampus.</param>
/// <param name="Name">What people call it; of teachers, their subject.</param>
/// <param name="Seats">Seats of a room or place.</param>
/// <param name="Count">How many: pieces of equipment, teachers of the subject; 1 of a room.</param>
/// <param name="Hours">When it is free for the service.</param>
/// <param name="Serves">Activities it serves, by code.</param>
/// <param name="IsUsable">Whether it is in use.</param>
public sealed record ResourcePut(
    Guid SchoolId,
    ResourceKind Kind,
    [property: Required, StringLength(100)] string Name,
    [property: Range(1, 5_000)] int? Seats = null,
    [property: Range(1, 10_000)] int Count = 1,
    [property: MaxLength(MenuTimes.Most)] FreeHours[]? Hours = null,
    [property: MaxLength(20)] string[]? Serves = null,
    bool IsUsable = true
)
{
    internal InventoryItem Make(Guid id) =>
        new()
        {
            Id = id,
            SchoolId = SchoolId,
            Kind = Kind,
            Name = Name,
            Seats = Seats,
            Count = Count,
            Hours = Hours ?? [],
            Serves = Serves ?? [],
            IsUsable = IsUsable,
        };

    internal void WriteInto(InventoryItem item)
    {
        (item.Kind, item.Name, item.Seats, item.Count) = (Kind, Name, Seats, Count);
        (item.Hours, item.Serves, item.IsUsable) = (Hours ?? [], Serves ?? [], IsUsable);
    }
}
