using System.ComponentModel.DataAnnotations;
using AfterSchool.Fees.Policy;
using AfterSchool.Fees.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Fees.SchoolNotices;

/// <summary>The routes of schools' notices.</summary>
internal static class Endpoints
{
    public static void MapSchoolNotices(this RouteGroupBuilder fees)
    {
        var notices = fees.MapGroup("/school-notices").WithTags("School notices");
        notices.MapPut("/{id:guid}", Publish).For(Roles.SchoolOffice);
        notices.MapGet("/", List).For(Roles.Guardian, Roles.SchoolOffice, Roles.Principal, Roles.Authority);
    }

    /// <summary>PUT /school-notices/{id} — published, unless it sells something in the service's name.</summary>
    private static async Task<Results<NotFound, ProblemHttpResult, RuledOut, NoContent>> Publish(
        Guid id,
        NoticePublished published,
        [AsParameters] Desk desk,
        CancellationToken ct
    )
    {
        if (!await desk.Reach.WorksAtAsync(published.SchoolId, ct, Roles.SchoolOffice))
            return TypedResults.NotFound();
        var claim = await desk.Creations.ClaimAsync(id, published, ct);
        if (claim != Claim.New)
            return claim == Claim.Repeated ? TypedResults.NoContent() : desk.Conflict("conflict");
        var school = await desk.Db.Schools.AsNoTracking().SingleAsync(one => one.Id == published.SchoolId, ct);
        if (desk.Packs.InForce(school.Division, desk.Clock.Today()) is not { } pack)
            return Answers.NoPage(school.Division, desk.Clock.Today());

        var ruling = SalesInNoticesRule.Judge($"{published.Title}\n{published.Text}", pack);
        var matter = new Matter("publish-school-notice", id, school.Id, school.CompetentAuthority, pack.Edition);
        if (await desk.Rulings.EnterAsync(matter, ruling, Plea.None, ct) is { } no)
            return no;
        desk.Db.SchoolNotices.Add(
            new SchoolNotice
            {
                Id = id,
                SchoolId = school.Id,
                Title = published.Title,
                Text = published.Text,
                At = desk.Clock.Now(),
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>GET /school-notices?schoolId= — for the families of the school's pupils, its staff and its authorities.</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<NoticeShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        Caller caller,
        Reach reach,
        FeesDb db,
        HttpContext http
    )
    {
        var hasChildThere = await db.GuardianLinks.AnyAsync(
            link =>
                link.GuardianAccountId == caller.AccountId
                && link.IsActive
                && db.Pupils.Any(pupil => pupil.Id == link.PupilId && pupil.SchoolId == schoolId),
            http.RequestAborted
        );
        if (!hasChildThere && !await reach.ReadsSchoolAsync(schoolId, http.RequestAborted))
            return TypedResults.NotFound();
        return await db
            .SchoolNotices.AsNoTracking()
            .Where(one => one.SchoolId == schoolId)
            .PageAsync(one => one.Id, one => new NoticeShown(one.Id, one.Title, one.Text, one.At.InChina()), cut, http);
    }
}

/// <summary>A notice to a school's families.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
public sealed record NoticePublished(
    Guid SchoolId,
    [property: Required, StringLength(200, MinimumLength = 1)] string Title,
    [property: Required, StringLength(10_000, MinimumLength = 1)] string Text
);

/// <summary>A notice, as families see it.</summary>
public sealed record NoticeShown(Guid Id, string Title, string Text, DateTimeOffset At);
