using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Conduct;

/// <summary>POST /conduct-cases/{id}/find — the education authority has investigated.</summary>
internal static class FindConduct
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        ConductFound found,
        Reach reach,
        StaffingDb db,
        DutyBook duties,
        CancellationToken ct
    )
    {
        var one = await db.ConductCases.FirstOrDefaultAsync(row => row.Id == id, ct);
        if (one is null || !await reach.OverseesAsync(one.SchoolId, Departments.Education, ct))
            return TypedResults.NotFound();
        if (one.Substantiated is { } before)
            return before == found.Substantiated ? TypedResults.NoContent() : TypedResults.Conflict();
        one.Find(found.Substantiated!.Value, found.Number);
        await duties.DoneAsync(MisconductRule.CodeOf(one.Kind), id, found.Number, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>What the investigation came to.</summary>
/// <param name="Substantiated">Whether it was found true.</param>
/// <param name="Number">Number of the finding.</param>
public sealed record ConductFound(
    [property: Required] bool? Substantiated,
    [property: Required, StringLength(100, MinimumLength = 1)] string Number
);
