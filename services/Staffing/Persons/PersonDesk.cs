using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Persons;

/// <summary>Opens a person's file for whoever may, and closes it with what the step has changed of the clearance.</summary>
internal sealed class PersonDesk(
    StaffingDb db,
    Reach reach,
    Clearances clearances,
    Editions<StaffingPack> editions,
    TimeProvider clock
)
{
    /// <summary>The day.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The moment.</summary>
    public DateTimeOffset Now => clock.Now();

    /// <summary>The person with every check and the school; none where the caller may not know of it.</summary>
    public async Task<(StaffMember Person, School School)?> OpenAsync(Guid id, CancellationToken ct)
    {
        var person = await db
            .Persons.Include(one => one.Checks)
            .Include(one => one.Contracts)
            .AsSplitQuery()
            .FirstOrDefaultAsync(one => one.Id == id, ct);
        if (person is null)
            return null;
        var mayOpen =
            await reach.WorksAtAsync(person.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await reach.OverseesAsync(person.SchoolId, Departments.Education, ct);
        return mayOpen && await db.Schools.FirstOrDefaultAsync(one => one.Id == person.SchoolId, ct) is { } school
            ? (person, school)
            : null;
    }

    /// <summary>The page in force for the school today; none where no document is known for its place.</summary>
    public StaffingPack? PackOf(School school) => editions.InForce(school.Division, Today);

    /// <summary>Gives or ends the clearance as the step has it, and saves.</summary>
    public async Task CloseAsync(StaffMember person, School school, CancellationToken ct)
    {
        await clearances.AfterStepAsync(person, school, ct);
        await db.SaveChangesAsync(ct);
    }
}
