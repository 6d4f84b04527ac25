using AfterSchool.Staffing.Assignments;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Persons;

/// <summary>POST /persons/{id}/end — ends the engagement, its clearance and its assignments.</summary>
internal static class EndEngagement
{
    public static async Task<Results<NotFound, NoContent>> Handle(
        Guid id,
        PersonDesk desk,
        Clearances clearances,
        AssignmentNews news,
        StaffingDb db,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(id, ct) is not var (person, _))
            return TypedResults.NotFound();
        if (person.End())
            clearances.TellLapsed(person, LapseReason.Ended);
        foreach (var one in await db.Assignments.Where(one => one.PersonId == id && one.IsActive).ToListAsync(ct))
            if (one.Withdraw())
                news.Tell(one);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
