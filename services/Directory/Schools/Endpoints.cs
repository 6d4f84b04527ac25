using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Schools;

/// <summary>A school as it is entered and shown.</summary>
public sealed record SchoolBody(
    DivisionCode DivisionCode,
    SchoolCode SchoolCode,
    [property: Required, StringLength(100, MinimumLength = 2)] string Name,
    SchoolKind Kind,
    [property: Required, Length(1, 4)] Stage[] Stages,
    Ownership Ownership,
    bool IsRural,
    bool IsTownship,
    bool IsBoarding,
    DivisionCode CompetentAuthority,
    Guid? CoordinatingSchoolId
);

/// <summary>A school of the roll.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">For <c>If-Match</c>.</param>
/// <param name="School">The record.</param>
public sealed record SchoolShown(Guid Id, long Revision, SchoolBody School)
{
    internal static SchoolShown Of(School one) =>
        new(
            one.Id,
            one.Revision,
            new(
                one.Division,
                one.Code,
                one.Name,
                one.Kind,
                one.Stages,
                one.Ownership,
                one.IsRural,
                one.IsTownship,
                one.IsBoarding,
                one.CompetentAuthority,
                one.CoordinatingSchoolId
            )
        );
}

internal static class SchoolEndpoints
{
    public static void MapSchools(this RouteGroupBuilder directory)
    {
        var schools = directory.MapGroup("/schools").WithTags("Schools");
        schools.MapGet("/", List).For(Readers);
        schools.MapGet("/{id:guid}", Get).For(Readers);
        schools.MapPut("/{id:guid}", Enter).For(Roles.Operator, Roles.Authority);
    }

    /// <summary>Everybody with a post or a region; which schools, <see cref="RollReach"/> says.</summary>
    internal static readonly string[] Readers =
    [
        Roles.Operator,
        Roles.Authority,
        Roles.ProvincialPlatform,
        Roles.SchoolOffice,
        Roles.Principal,
        Roles.ClassTeacher,
        Roles.DutyTeacher,
    ];

    /// <summary>GET /directory/v1/schools</summary>
    private static Task<Ok<IReadOnlyList<SchoolShown>>> List(
        [AsParameters] Cut cut,
        RollReach reach,
        HttpContext http
    ) => reach.Readable().PageAsync(school => school.Id, school => SchoolShown.Of(school), cut, http);

    /// <summary>GET /directory/v1/schools/{id}</summary>
    private static async Task<Results<NotFound, Ok<SchoolShown>>> Get(Guid id, RollReach reach, CancellationToken ct) =>
        await reach.Readable().FirstOrDefaultAsync(one => one.Id == id, ct) is { } school
            ? TypedResults.Ok(SchoolShown.Of(school))
            : TypedResults.NotFound();

    /// <summary>PUT /directory/v1/schools/{id} — an operator, or the education authority that covers it before and after.</summary>
    private static async Task<IResult> Enter(
        Guid id,
        SchoolBody body,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        HttpContext http
    )
    {
        var known = await db.Schools.FirstOrDefaultAsync(one => one.Id == id, http.RequestAborted);
        if (!reach.EntersSchoolsIn(known?.CompetentAuthority ?? body.CompetentAuthority))
            return TypedResults.NotFound();
        if (!reach.EntersSchoolsIn(body.CompetentAuthority))
            return TypedResults.Forbid();
        return await book.PutAsync<School, SchoolRecorded, SchoolBody>(
            known,
            new School { Id = id },
            body,
            school => Write(body, school),
            http
        );
    }

    private static void Write(SchoolBody body, School school)
    {
        (school.Division, school.Code, school.Name) = (body.DivisionCode, body.SchoolCode, body.Name);
        (school.Kind, school.Stages, school.Ownership) = (body.Kind, body.Stages, body.Ownership);
        (school.IsRural, school.IsTownship, school.IsBoarding) = (body.IsRural, body.IsTownship, body.IsBoarding);
        (school.CompetentAuthority, school.CoordinatingSchoolId) = (body.CompetentAuthority, body.CoordinatingSchoolId);
    }
}
