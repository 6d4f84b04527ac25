using System.ComponentModel.DataAnnotations;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Persons;

/// <summary>PUT /persons/{id}/lessons — replaces the person's own weekly timetable.</summary>
internal static class SetLessons
{
    public static async Task<Results<NotFound, NoContent>> Handle(
        Guid id,
        LessonsSet set,
        PersonDesk desk,
        StaffingDb db,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(id, ct) is not var (person, _))
            return TypedResults.NotFound();
        person.Teaches(set.Lessons, set.OwnDutiesFulfilled);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A person's own work at the school.</summary>
/// <param name="Lessons">Every weekly lesson.</param>
/// <param name="OwnDutiesFulfilled">Whether the own duties are done, as the school says.</param>
public sealed record LessonsSet(
    [property: Required, MaxLength(80)] IReadOnlyList<Lesson> Lessons,
    bool OwnDutiesFulfilled = true
);
