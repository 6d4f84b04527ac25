using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Reports;

/// <summary>PUT /annual-reports/{id} — the school begins one; POST …/parts — writes a part of it, anew until it is submitted.</summary>
internal static class WriteReport
{
    public static async Task<IResult> Begin(
        Guid id,
        ReportBegun begun,
        Reach reach,
        Creations creations,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        var school = await db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == begun.SchoolId, ct);
        if (school is null || !await reach.WorksAtAsync(school.Id, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        switch (await creations.ClaimAsync(id, begun, ct))
        {
            case Claim.Conflicting:
                return Problems.Conflict("another-annual-report");
            case Claim.Repeated:
                return TypedResults.NoContent();
            default:
                break;
        }

        if (await db.AnnualReports.AnyAsync(one => one.SchoolId == school.Id && one.Year == begun.Year, ct))
            return Problems.Conflict("year-reported-already");
        db.AnnualReports.Add(
            new AnnualReport
            {
                Id = id,
                SchoolId = school.Id,
                Division = school.CompetentAuthority,
                Year = begun.Year,
            }
        );
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> Write(
        Guid id,
        PartWritten written,
        Reach reach,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        var report = await db.AnnualReports.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (report is null || !await reach.WorksAtAsync(report.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        if (report.SubmittedAt is not null)
            return Problems.Conflict("report-submitted");
        var name = JsonNamingPolicy.CamelCase.ConvertName(written.Part.ToString());
        var part = await db.AnnualReportParts.FindAsync([id, name], ct);
        if (part is null)
            db.AnnualReportParts.Add(part = new AnnualReportPart { ReportId = id, Part = name });
        part.Words = written.Words;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>A report to begin.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Year">The calendar year reported on.</param>
public sealed record ReportBegun(Guid SchoolId, [property: Range(2000, 2200)] int Year);

/// <summary>A part written.</summary>
/// <param name="Part">service or teacherAssessment.</param>
/// <param name="Words">What it says.</param>
public sealed record PartWritten(
    ReportPart Part,
    [property: Required, StringLength(20_000, MinimumLength = 2)] string Words
);
