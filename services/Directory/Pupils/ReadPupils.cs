using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Pupils;

/// <summary>Whose children somebody may read: the office its school's, a class teacher the class's, a guardian their own.</summary>
/// <remarks>Operators enter pupils when they set a school up; they run the system and read no children.</remarks>
internal static class ReadPupils
{
    /// <summary>GET /directory/v1/pupils?schoolId=&amp;classId=</summary>
    public static async Task<Ok<IReadOnlyList<PupilShown>>> List(
        Guid? schoolId,
        Guid? classId,
        [AsParameters] Cut cut,
        PupilReach reach,
        Seals seals,
        HttpContext http
    )
    {
        var pupils = reach.Readable();
        if (schoolId is { } school)
            pupils = pupils.Where(pupil => pupil.SchoolId == school);
        if (classId is { } one)
            pupils = pupils.Where(pupil => pupil.ClassId == one);
        var withNumber = reach.SeesNumbers;
        return await pupils.PageAsync(pupil => pupil.Id, pupil => PupilShown.Of(pupil, seals, withNumber), cut, http);
    }

    /// <summary>GET /directory/v1/pupils/{id}</summary>
    public static async Task<Results<NotFound, Ok<PupilShown>>> Get(
        Guid id,
        PupilReach reach,
        Seals seals,
        CancellationToken ct
    ) =>
        await reach.Readable().FirstOrDefaultAsync(pupil => pupil.Id == id, ct) is { } found
            ? TypedResults.Ok(PupilShown.Of(found, seals, reach.SeesNumbers))
            : TypedResults.NotFound();
}

/// <summary>The pupils the caller may read.</summary>
public sealed class PupilReach(Caller caller, DirectoryDb db)
{
    /// <summary>The number in the national roll holds the citizen number: the office's business only.</summary>
    public bool SeesNumbers => caller.Is(Roles.SchoolOffice);

    /// <summary>One query for every role the caller has; a caller with none of them reads nobody.</summary>
    public IQueryable<Pupil> Readable()
    {
        var (me, office) = (caller.AccountId, Held(Roles.SchoolOffice, Roles.Principal));
        var (leads, guards) = (caller.Is(Roles.ClassTeacher), caller.Is(Roles.Guardian));
        return db
            .Pupils.AsNoTracking()
            .Where(pupil =>
                db.Posts.Any(post =>
                    post.AccountId == me
                    && post.SchoolId == pupil.SchoolId
                    && post.IsActive
                    && post.Roles.Any(role => office.Contains(role))
                )
                || (leads && db.Classes.Any(one => one.Id == pupil.ClassId && one.ClassTeacherAccountId == me))
                || (
                    guards
                    && db.GuardianLinks.Any(link =>
                        link.GuardianAccountId == me && link.PupilId == pupil.Id && link.IsActive
                    )
                )
            );
    }

    private string[] Held(params string[] roles) => [.. roles.Where(caller.Is)];
}
