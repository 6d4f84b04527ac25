using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Findings;

/// <summary>Findings: an authority reads those of its region, a school its own.</summary>
internal static class Endpoints
{
    public static void MapFindings(this RouteGroupBuilder service) =>
        service
            .MapGet("/findings", List)
            .WithTags("Findings")
            .For(Roles.Authority, Roles.Principal, Roles.SchoolOffice);

    /// <summary>GET /findings?schoolId=&amp;boundBody=</summary>
    private static async Task<Ok<IReadOnlyList<FindingShown>>> List(
        [AsParameters] Cut cut,
        Guid? schoolId,
        string? boundBody,
        Caller caller,
        Reach reach,
        SupervisionDb db,
        HttpContext http
    )
    {
        var findings = db.Findings.AsNoTracking();
        if (caller.Is(Roles.Authority))
        {
            var prefix = caller.Division?.Prefix ?? "none";
            findings = findings.Where(one => ((string)(object)one.Division).StartsWith(prefix));
        }
        else
        {
            var schools = await reach.OwnSchoolsAsync(http.RequestAborted);
            findings = findings.Where(one => one.SchoolId != null && schools.Contains(one.SchoolId.Value));
        }

        if (schoolId is { } school)
            findings = findings.Where(one => one.SchoolId == school);
        if (boundBody is { } bound)
            findings = findings.Where(one => one.BoundBody == bound);
        return await findings.PageAsync(one => one.Id, one => FindingShown.Of(one), cut, http);
    }
}

/// <summary>A finding, as the body bound and its authority see it.</summary>
public sealed record FindingShown(
    Guid DutyId,
    string Service,
    string Rule,
    string BoundBody,
    Guid? SchoolId,
    string Division,
    DateOnly DueOn,
    string Edition,
    string Article,
    string Quote,
    DateTimeOffset OccurredAt
)
{
    internal static FindingShown Of(OverdueFinding one) =>
        new(
            one.Id,
            one.Service,
            one.Rule,
            one.BoundBody,
            one.SchoolId,
            one.Division.Full,
            one.DueOn,
            one.Edition,
            one.Article,
            one.Quote,
            one.OccurredAt.InChina()
        );
}
