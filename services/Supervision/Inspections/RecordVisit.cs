using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Inspections;

/// <summary>PUT /inspection-visits/{id} — the responsible inspector was there; pending while a point of the text was left out.</summary>
internal static class RecordVisit
{
    public static async Task<Results<NotFound, Conflict, RuledOut, NoContent>> Handle(
        Guid id,
        VisitRecorded visit,
        Caller caller,
        Creations creations,
        SupervisionDb db,
        Editions<SupervisionPack> editions,
        Rulings rulings,
        CancellationToken ct
    )
    {
        var school = await db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == visit.SchoolId, ct);
        if (school is null || !await IsInspectorAsync(db, visit, caller, ct))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, visit, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                break;
        }

        string[] looked = [.. visit.Aspects.Select(one => JsonNamingPolicy.CamelCase.ConvertName(one.ToString()))];
        var pack = editions.InForce(school.Division, visit.VisitedOn);
        var ruling = pack is null
            ? Editions.NoPage(school.Division, visit.VisitedOn)
            : InspectionVisitRule.Judge(pack, looked);
        var matter = new Matter("record-visit", id, school.Id, school.CompetentAuthority, pack?.Edition);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;
        db.InspectionVisits.Add(
            new InspectionVisit
            {
                Id = id,
                SchoolId = school.Id,
                VisitedOn = visit.VisitedOn,
                Aspects = looked,
                Words = visit.Words,
                InspectorId = caller.AccountId,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static Task<bool> IsInspectorAsync(
        SupervisionDb db,
        VisitRecorded visit,
        Caller caller,
        CancellationToken ct
    ) =>
        db.Inspectors.AnyAsync(
            one =>
                one.SchoolId == visit.SchoolId
                && one.AccountId == caller.AccountId
                && one.From <= visit.VisitedOn
                && (one.Until == null || one.Until > visit.VisitedOn),
            ct
        );
}

/// <summary>A visit.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="VisitedOn">The day.</param>
/// <param name="Aspects">What was looked at: time, mode, content, safety.</param>
/// <param name="Words">What was seen and advised.</param>
public sealed record VisitRecorded(
    Guid SchoolId,
    DateOnly VisitedOn,
    [property: Required, Length(1, 10)] VisitAspect[] Aspects,
    [property: Required, StringLength(4_000, MinimumLength = 2)] string Words
);
