using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
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
    public static async Task<Results<NotFound, Conflict, RuledOut, Collision, NoContent>> Handle(
        Guid id,
        StaffAssignment asked,
        AssignmentDesk desk,
        StaffingDb db,
        Creations creations,
        Rulings rulings,
        AssignmentNews news,
        OneGroupAtATime groups,
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

        var plea = await rulings.HearAsync(file.Person.Id, null, ct);
        var judged = DutyAssignment.Judge(file.Person, file.Offering, file.Schedule, pack, desk.Today).Heard(plea);
        var ruling = Ruling.All(judged, await desk.ClearanceAsync(file, judged.Permits, plea, ct));
        if (await desk.EnterAsync(file, judged, ruling, plea, ct) is { } no)
            return no;

        var assignment = new DutyAssignment
        {
            Id = id,
            PersonId = asked.PersonId,
            OfferingId = asked.OfferingId,
            SchoolId = file.School.Id,
            DutyRole = asked.DutyRole!.Value,
        };
        assignment.Follow(file.Schedule?.Sessions ?? []);
        db.Assignments.Add(assignment);
        news.Tell(assignment);
        if (await groups.SaveAsync(assignment, ct) is { } elsewhere)
            return elsewhere;
        return TypedResults.NoContent();
    }
}

/// <summary>Who is to serve which offering.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="OfferingId">The offering.</param>
/// <param name="DutyRole">What the person does there.</param>
public sealed record StaffAssignment(Guid PersonId, Guid OfferingId, [property: Required] DutyRole? DutyRole);
