using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Schools;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Filings;

/// <summary>PUT /filings/{id} — the school files its own staff by a list for a term, everybody else one by one.</summary>
internal static class SubmitFiling
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        FilingSubmitted submitted,
        Reach reach,
        StaffingDb db,
        Creations creations,
        Editions<StaffingPack> editions,
        Rulings rulings,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            !await reach.WorksAtAsync(submitted.SchoolId, ct, Roles.SchoolOffice, Roles.Principal)
            || await db.Schools.FirstOrDefaultAsync(one => one.Id == submitted.SchoolId, ct) is not { } school
        )
            return TypedResults.NotFound();
        var ids = submitted.PersonIds.Distinct().ToArray();
        var persons = await db.Persons.Where(one => one.SchoolId == school.Id && ids.Contains(one.Id)).ToListAsync(ct);
        var termKnown = submitted.TermId is not { } term || await db.IsTermOfAsync(term, school.Id, ct);
        if (persons.Count < ids.Length || !termKnown)
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, submitted, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
        }

        if (editions.InForce(school.Division, clock.Today()) is not { } pack)
            return new RuledOut(Editions.NoPage(school.Division, clock.Today()));
        var ruling = FilingFormRule.Judge(persons, submitted.TermId is not null, pack);
        var matter = new Matter("submit-filing", id, school.Id, school.CompetentAuthority, pack.Edition);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;
        db.Filings.Add(
            new Filing
            {
                Id = id,
                SchoolId = school.Id,
                TermId = submitted.TermId,
                PersonIds = ids,
                SubmittedAt = clock.Now(),
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Whom a school files.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="PersonIds">The persons, as entered with this service.</param>
/// <param name="TermId">The term, of a list for a term.</param>
public sealed record FilingSubmitted(
    Guid SchoolId,
    [property: Required, MinLength(1), MaxLength(1_000)] IReadOnlyList<Guid> PersonIds,
    Guid? TermId = null
);
