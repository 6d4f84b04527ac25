using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Persons;

/// <summary>POST /persons/{id}/clear — asks for the clearance and gets the ruling.</summary>
internal static class ClearPerson
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        PersonDesk desk,
        Clearances clearances,
        StaffingDb db,
        Editions<StaffingPack> editions,
        Rulings rulings,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(id, ct) is not var (person, school))
            return TypedResults.NotFound();
        if (person.Status == ClearanceStatus.Ended)
            return TypedResults.Conflict();
        if (editions.InForce(school.Division, desk.Today) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, desk.Today));

        var plea = await rulings.HearAsync(id, null, ct);
        var ruling = await clearances.ClearAsync(person, pack, plea, ct);
        var matter = Clearances.MatterOf(person, school, pack);
        if (await rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
