using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.ExtendedCare;

/// <summary>The routes of extended care (延时托管).</summary>
internal static class Endpoints
{
    extension(RouteGroupBuilder service)
    {
        public void MapExtendedCare()
        {
            var care = service.MapGroup("/care-requests").WithTags("Extended care");
            care.MapPut("/{id:guid}", AskForCare.Handle).For(Roles.Guardian);
            care.MapGet("/", ReadCare.Handle).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal, Roles.Authority);
            care.MapPost("/{id:guid}/provide", ProvideCare.Handle).For(Roles.SchoolOffice, Roles.Principal);
            care.MapPost("/{id:guid}/decline", DeclineCare.Handle).For(Roles.SchoolOffice, Roles.Principal);
        }
    }
}

/// <summary>GET /care-requests — the family's own; a school's, to those who may read it. What was stated of the need is not shown.</summary>
internal static class ReadCare
{
    public static async Task<Ok<IReadOnlyList<CareShown>>> Handle(
        Guid? schoolId,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var reads = schoolId is { } school && await desk.Reach.ReadsSchoolAsync(school, http.RequestAborted);
        var own = desk
            .Db.GuardianLinks.Where(link => link.GuardianAccountId == desk.Caller.AccountId && link.IsActive)
            .Select(link => link.PupilId);
        return await desk
            .Db.CareRequests.AsNoTracking()
            .Where(one => reads ? one.SchoolId == schoolId : own.Contains(one.PupilId))
            .PageAsync(one => one.Id, one => CareShown.Of(one), cut, http);
    }
}

/// <summary>A request for extended care as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="TermId">The term.</param>
/// <param name="NeededUntil">Until when care is needed.</param>
/// <param name="Status">open, provided or declined.</param>
/// <param name="SupervisorAccountId">Who supervises.</param>
/// <param name="Ends">When the care ends.</param>
/// <param name="HandOver">How the child is handed over.</param>
/// <param name="DeclineWords">Why the school declined.</param>
public sealed record CareShown(
    Guid Id,
    Guid PupilId,
    Guid TermId,
    TimeOnly NeededUntil,
    CareStatus Status,
    Guid? SupervisorAccountId,
    TimeOnly? Ends,
    string? HandOver,
    string? DeclineWords
)
{
    internal static CareShown Of(CareRequest one) =>
        new(
            one.Id,
            one.PupilId,
            one.TermId,
            one.NeededUntil,
            one.Status,
            one.SupervisorAccountId,
            one.Ends,
            one.HandOver,
            one.DeclineWords
        );
}

/// <summary>A request for extended care; the guardian's statement of the need suffices.</summary>
/// <param name="PupilId">The guardian's own child.</param>
/// <param name="TermId">The term.</param>
/// <param name="Need">What the need is.</param>
/// <param name="NeededUntil">Until when, China Standard Time.</param>
public sealed record CareAsked(
    Guid PupilId,
    Guid TermId,
    [property: Required, StringLength(1_000, MinimumLength = 2)] string Need,
    TimeOnly NeededUntil
);

/// <summary>How extended care is provided.</summary>
/// <param name="SupervisorAccountId">Who supervises.</param>
/// <param name="Ends">When it ends, China Standard Time.</param>
/// <param name="HandOver">How the child is handed over.</param>
public sealed record CareProvided(
    Guid SupervisorAccountId,
    TimeOnly Ends,
    [property: Required, StringLength(500)] string HandOver
);

/// <summary>A decline.</summary>
/// <param name="Words">The reason, recorded and open to the authority.</param>
public sealed record CareDeclined([property: Required, StringLength(1_000, MinimumLength = 2)] string Words);
