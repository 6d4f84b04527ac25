using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.WorkingHours;

/// <summary>PUT /flexible-hours/{id} — the school lets a teacher come later or leave earlier on a day.</summary>
internal static class GrantHours
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        HoursGranted granted,
        Caller caller,
        PersonDesk desk,
        StaffingDb db,
        Creations creations,
        Rulings rulings,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(granted.PersonId, ct) is not var (person, school) || caller.Is(Roles.Authority))
            return TypedResults.NotFound();
        var claim = await creations.ClaimAsync(id, granted, ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (claim == Claim.Conflicting || !person.IsOwn)
            return TypedResults.Conflict();
        if (desk.PackOf(school) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, desk.Today));

        var scheme = await db
            .FlexibleHoursSchemes.Where(one => one.SchoolId == school.Id && one.From <= granted.Day)
            .OrderByDescending(one => one.From)
            .FirstOrDefaultAsync(ct);
        var serves = await db.Assignments.AnyAsync(one => one.PersonId == person.Id && one.IsActive, ct);
        var time = new TimeOff(granted.Day, granted.From, granted.Until);
        var plea = await rulings.HearAsync(id, null, ct);
        var facts = new FlexibleHoursFacts(serves, scheme is not null);
        var ruling = FlexibleHoursRule.Judge(person, time, facts, pack).Heard(plea);
        var matter = new Matter("grant-flexible-hours", id, school.Id, school.CompetentAuthority, pack.Edition);
        if (await rulings.EnterAsync(matter, ruling, plea, ct) is { } no)
            return no;
        db.FlexibleHoursGrants.Add(
            new FlexibleHoursGrant
            {
                Id = id,
                SchoolId = school.Id,
                PersonId = person.Id,
                Day = granted.Day,
                From = granted.From,
                Until = granted.Until,
                SchemeId = scheme?.Id,
                GrantedAt = desk.Now,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Time off that a school grants for the service given.</summary>
/// <param name="PersonId">The teacher.</param>
/// <param name="Day">The day.</param>
/// <param name="From">From when, China Standard Time.</param>
/// <param name="Until">Until when.</param>
public sealed record HoursGranted(Guid PersonId, DateOnly Day, TimeOnly From, TimeOnly Until) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until <= From)
            yield return new ValidationResult("Time off ends after it begins.", [nameof(Until)]);
    }
}
