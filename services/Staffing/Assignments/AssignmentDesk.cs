using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Timetable;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Assignments;

/// <summary>All that an assignment is judged by.</summary>
internal sealed record AssignmentFile(
    StaffMember Person,
    School School,
    Offering Offering,
    Schedule? Schedule,
    bool IsSuspended,
    DateOnly Day,
    StaffingPack? Pack
);

/// <summary>Gathers what an assignment is judged by, and enters the ruling.</summary>
internal sealed class AssignmentDesk(
    StaffingDb db,
    PersonDesk persons,
    Clearances clearances,
    Editions<StaffingPack> editions,
    Rulings rulings,
    DutyBook duties
)
{
    /// <summary>The day.</summary>
    public DateOnly Today => persons.Today;

    /// <summary>The file; none where the person is out of reach or the offering is not on this school's menu.</summary>
    public async Task<AssignmentFile?> OpenAsync(StaffAssignment asked, CancellationToken ct)
    {
        if (await persons.OpenAsync(asked.PersonId, ct) is not var (person, school))
            return null;
        var offering = await db.Offerings.FirstOrDefaultAsync(
            one => one.Id == asked.OfferingId && one.SchoolId == school.Id,
            ct
        );
        if (offering is null)
            return null;
        var suspended = await db.Suspensions.AnyAsync(
            one => one.OfferingId == offering.Id && one.At >= offering.PublishedAt,
            ct
        );
        // The edition of a term's first day governs the term.
        var term = await db.Terms.FirstOrDefaultAsync(one => one.Id == offering.TermId, ct);
        var day = term?.FirstDay ?? persons.Today;
        var schedule = await db.Schedules.FirstOrDefaultAsync(one => one.OfferingId == offering.Id, ct);
        var pack = editions.InForce(school.Division, day);
        return new AssignmentFile(person, school, offering, schedule, suspended, day, pack);
    }

    /// <summary>What hinders the clearance where there is none; gives it where nothing hinders the assignment either.</summary>
    public async Task<Ruling> ClearanceAsync(AssignmentFile file, bool give, Plea plea, CancellationToken ct)
    {
        var (person, pack) = (file.Person, file.Pack!);
        if (person.IsClearedOn(persons.Today))
            return Ruling.Permitted;
        return give
            ? await clearances.ClearAsync(person, pack, plea, ct)
            : person.JudgeClearance(pack, await clearances.FactsAsync(person, ct), plea);
    }

    /// <summary>Null: the person may be assigned; otherwise the answer for the caller.</summary>
    public async Task<RuledOut?> EnterAsync(
        AssignmentFile file,
        Ruling ofAssignment,
        Ruling ruling,
        Plea plea,
        CancellationToken ct
    )
    {
        var matter = new Matter(
            "assign-staff",
            file.Person.Id,
            file.School.Id,
            file.School.CompetentAuthority,
            file.Pack!.Edition
        );
        // What is owed over the assignment itself is owed before the person's first session there; opened first, it keeps its day.
        var opens = file.Schedule?.FirstDay ?? file.Day;
        var ofItsDay = matter with { DutiesDueOn = opens > Today ? opens : Today };
        foreach (var duty in ofAssignment.Duties)
            await duties.OpenAsync(duty, ofItsDay, ct);
        return await rulings.EnterAsync(matter, ruling, plea, ct);
    }
}
