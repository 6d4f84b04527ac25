using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using AfterSchool.Staffing.Timetable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Assignments;

/// <summary>PUT /assignments/{id} — asks for the clearance too where it is not there yet, so the refusal says what is lacking.</summary>
internal static class AssignStaff
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        StaffAssignment asked,
        AssignmentDesk desk,
        StaffingDb db,
        Creations creations,
        Rulings rulings,
        AssignmentNews news,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(asked, ct) is not { } file)
            return TypedResults.NotFound();
        var claim = await creations.ClaimAsync(id, asked, ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (claim == Claim.Conflicting || file.Person.Status == ClearanceStatus.Ended || file.IsSuspended)
            return TypedResults.Conflict();
        if (file.Pack is not { } pack)
            return new RuledOut(Editions.NoPage(file.School.Division, file.Day));

        var judged = DutyAssignment.Judge(file.Person, file.Offering, file.Schedule, pack);
        var ruling = Ruling.All(judged, await desk.ClearanceAsync(file.Person, pack, judged.Permits, ct));
        var matter = new Matter(
            "assign-staff",
            file.Person.Id,
            file.School.Id,
            file.School.CompetentAuthority,
            pack.Edition
        );
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;

        var assignment = new DutyAssignment
        {
            Id = id,
            PersonId = asked.PersonId,
            OfferingId = asked.OfferingId,
            SchoolId = file.School.Id,
            DutyRole = asked.DutyRole!.Value,
        };
        db.Assignments.Add(assignment);
        news.Tell(assignment);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Who is to serve which offering.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="DutyRole">What the person does there.</param>
public sealed record StaffAssignment(Guid PersonId, Guid OfferingId, [property: Required] DutyRole? DutyRole);

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

/// <summary>Gathers what an assignment is judged by.</summary>
internal sealed class AssignmentDesk(
    StaffingDb db,
    PersonDesk persons,
    Clearances clearances,
    Editions<StaffingPack> editions
)
{
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
    public async Task<Ruling> ClearanceAsync(StaffMember person, StaffingPack pack, bool give, CancellationToken ct)
    {
        if (person.IsClearedOn(persons.Today))
            return Ruling.Permitted;
        return give
            ? await clearances.ClearAsync(person, pack, ct)
            : person.JudgeClearance(pack, await clearances.EngagedUntilAsync(person, ct), persons.Today);
    }
}
