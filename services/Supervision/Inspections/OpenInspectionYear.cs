using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Duties;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Inspections;

/// <summary>PUT /inspection-years/{id} — the authority opens its year; every school without an inspector is a finding for it.</summary>
internal static class OpenInspectionYear
{
    public static async Task<Results<NotFound, Conflict, Ok<InspectionYearShown>>> Handle(
        Guid id,
        InspectionYearOpened opened,
        Caller caller,
        Creations creations,
        InspectorDuties duties,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        var division = TextValue.Read<DivisionCode>(opened.Division);
        if (!caller.IsOf(Departments.Education) || !caller.Covers(division))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, opened, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.Ok(
                    InspectionYearShown.Of(await db.InspectionYears.AsNoTracking().SingleAsync(one => one.Id == id, ct))
                );
            default:
                break;
        }

        var (schools, without) = await duties.OpenAsync(division, opened.Year, ct);
        var year = new InspectionYear
        {
            Id = id,
            Division = division,
            Year = opened.Year,
            Schools = schools,
            WithoutInspector = without,
            OpenedBy = caller.AccountId,
        };
        db.InspectionYears.Add(year);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(InspectionYearShown.Of(year));
    }
}

/// <summary>Opens the duty to have an inspector, for each school of a division that has none. The caller saves.</summary>
public sealed class InspectorDuties(SupervisionDb db, DutyBook book, Editions<SupervisionPack> editions)
{
    /// <summary>How many schools there are, and how many owe an inspector.</summary>
    public async Task<(int Schools, int Without)> OpenAsync(DivisionCode division, int year, CancellationToken ct)
    {
        var prefix = division.Prefix;
        var schools = await db
            .Schools.AsNoTracking()
            .Where(school => ((string)(object)school.CompetentAuthority).StartsWith(prefix))
            .ToListAsync(ct);
        var inspected = await db
            .Inspectors.Where(one => one.Until == null)
            .Where(one =>
                db.Schools.Any(school =>
                    school.Id == one.SchoolId && ((string)(object)school.CompetentAuthority).StartsWith(prefix)
                )
            )
            .Select(one => one.SchoolId)
            .ToHashSetAsync(ct);
        var without = 0;
        foreach (var school in schools)
        {
            if (editions.InForce(school.Division, new DateOnly(year, 1, 1)) is not { } pack)
                continue;
            var subject = DutySubject.Of(ResponsibleInspectorRule.Rule, school.Id.ToString(), year);
            var matter = new Matter(
                "open-inspection-year",
                subject,
                school.Id,
                school.CompetentAuthority,
                pack.Edition
            );
            foreach (var duty in ResponsibleInspectorRule.Judge(pack, inspected.Contains(school.Id)).Duties)
            {
                await book.OpenAsync(duty, matter, ct);
                without++;
            }
        }

        return (schools.Count, without);
    }
}

/// <summary>A year to open.</summary>
/// <param name="Division">Division of the authority.</param>
/// <param name="Year">The calendar year.</param>
public sealed record InspectionYearOpened(
    [property: Required, RegularExpression("^[0-9]{2}([0-9]{2}){0,2}$")] string Division,
    [property: Range(2000, 2200)] int Year
);

/// <summary>A year opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Schools">Schools there were.</param>
/// <param name="WithoutInspector">Those that owe a responsible inspector.</param>
public sealed record InspectionYearShown(Guid Id, int Year, int Schools, int WithoutInspector)
{
    internal static InspectionYearShown Of(InspectionYear one) =>
        new(one.Id, one.Year, one.Schools, one.WithoutInspector);
}
