using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Duties;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Reports;

/// <summary>POST /annual-reports/{id}/submit — the report goes to those the text names; without all its parts it stays pending.</summary>
internal static class SubmitReport
{
    public static async Task<Results<NotFound, RuledOut, NoContent>> Handle(
        Guid id,
        Reach reach,
        ReportOffice office,
        SupervisionDb db,
        CancellationToken ct
    )
    {
        var report = await db.AnnualReports.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (report is null || !await reach.WorksAtAsync(report.SchoolId, ct, Roles.SchoolOffice, Roles.Principal))
            return TypedResults.NotFound();
        if (report.SubmittedAt is not null)
            return TypedResults.NoContent();
        if (await office.SubmitAsync(report, ct) is { } no)
            return no;
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

/// <summary>Where reports are submitted, and the duty to submit them is done.</summary>
public sealed class ReportOffice(
    SupervisionDb db,
    Editions<SupervisionPack> editions,
    Rulings rulings,
    DutyBook duties,
    Caller caller,
    TimeProvider clock
)
{
    /// <summary>Submits a report, or says what is missing. The caller saves.</summary>
    public async Task<RuledOut?> SubmitAsync(AnnualReport report, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(report);
        var school = await db.Schools.AsNoTracking().SingleAsync(one => one.Id == report.SchoolId, ct);
        // The year reported on is the matter's: its last day chooses the edition.
        var day = new DateOnly(report.Year, 12, 31);
        var pack = editions.InForce(school.Division, day);
        var parts = await db
            .AnnualReportParts.Where(one => one.ReportId == report.Id)
            .Select(one => one.Part)
            .ToListAsync(ct);
        var ruling = pack is null
            ? Editions.NoPage(school.Division, day)
            : report.Submit(pack, parts, caller.AccountId, clock.Now());
        var matter = new Matter("submit-annual-report", report.Id, school.Id, school.CompetentAuthority, pack?.Edition);
        if (await rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;
        var subject = DutySubject.Of(AnnualReportRule.Owed, school.Id.ToString(), report.Year);
        await duties.DoneAsync(AnnualReportRule.Owed, subject, $"report {report.Id}", ct);
        return null;
    }
}
