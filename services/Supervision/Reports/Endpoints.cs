using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Reports;

/// <summary>Reports of the year: written by schools, read by the departments the text names.</summary>
internal static class Endpoints
{
    private static readonly string[] Heads = [Roles.SchoolOffice, Roles.Principal];

    public static void MapReports(this RouteGroupBuilder service)
    {
        var reports = service.MapGroup("/annual-reports").WithTags("Annual reports");
        reports.MapPut("/{id:guid}", WriteReport.Begin).For(Heads);
        reports.MapPost("/{id:guid}/parts", WriteReport.Write).For(Heads);
        reports.MapPost("/{id:guid}/submit", SubmitReport.Handle).For(Heads);
        reports.MapGet("/", List).For(Roles.Authority, Roles.SchoolOffice, Roles.Principal);
    }

    /// <summary>GET /annual-reports?year= — a school's own; of a region what was submitted, to the departments it goes to.</summary>
    private static async Task<Ok<IReadOnlyList<ReportShown>>> List(
        int? year,
        [AsParameters] Cut cut,
        Caller caller,
        Reach reach,
        ReportReaders readers,
        SupervisionDb db,
        HttpContext http
    )
    {
        var reports = db.AnnualReports.AsNoTracking();
        if (caller.Is(Roles.Authority))
        {
            var prefix = readers.MayRead(caller) ? caller.Division!.Value.Prefix : "none";
            reports = reports.Where(one =>
                one.SubmittedAt != null && ((string)(object)one.Division).StartsWith(prefix)
            );
        }
        else
        {
            var schools = await reach.OwnSchoolsAsync(http.RequestAborted);
            reports = reports.Where(one => schools.Contains(one.SchoolId));
        }

        if (year is { } wanted)
            reports = reports.Where(one => one.Year == wanted);
        var parts = db.AnnualReportParts;
        return await reports.PageAsync(
            one => one.Id,
            one => new ReportShown(
                one.Id,
                one.SchoolId,
                one.Year,
                one.SubmittedAt,
                parts
                    .Where(part => part.ReportId == one.Id)
                    .OrderBy(part => part.Part)
                    .Select(part => new PartShown(part.Part, part.Words))
                    .ToList()
            ),
            cut,
            http
        );
    }
}

/// <summary>Which departments the reports of a region go to (报教育、财政部门).</summary>
public sealed class ReportReaders(Editions<SupervisionPack> editions, TimeProvider clock)
{
    /// <summary>Whether the caller's department is one of them.</summary>
    public bool MayRead(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Division is { } division
            && editions.InForce(division, clock.Today())?.AnnualReportRecipients is { } recipients
            && recipients.Value.Any(caller.IsOf);
    }
}

/// <summary>A report, as shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="Year">The calendar year reported on.</param>
/// <param name="SubmittedAt">When it was submitted; none while it counts as not submitted.</param>
/// <param name="Parts">What was written.</param>
public sealed record ReportShown(
    Guid Id,
    Guid SchoolId,
    int Year,
    DateTimeOffset? SubmittedAt,
    IReadOnlyList<PartShown> Parts
);

/// <summary>A part, as shown.</summary>
/// <param name="Part">service or teacherAssessment.</param>
/// <param name="Words">What it says.</param>
public sealed record PartShown(string Part, string Words);
