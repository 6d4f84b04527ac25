using System.ComponentModel.DataAnnotations;
using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Schools;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Classes;

/// <summary>A class as it is entered and shown.</summary>
public sealed record ClassBody(
    Guid SchoolId,
    [property: Range(1, 9)] int Grade,
    [property: Required, StringLength(50, MinimumLength = 1)] string Name,
    Guid? ClassTeacherAccountId
);

/// <summary>A class of the roll.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Revision">For <c>If-Match</c>.</param>
/// <param name="Class">The record.</param>
public sealed record ClassShown(Guid Id, long Revision, ClassBody Class)
{
    internal static ClassShown Of(SchoolClass one) =>
        new(one.Id, one.Revision, new(one.SchoolId, one.Grade, one.Name, one.ClassTeacherAccountId));
}

internal static class ClassEndpoints
{
    public static void MapClasses(this RouteGroupBuilder directory)
    {
        var classes = directory.MapGroup("/classes").WithTags("Classes");
        classes.MapGet("/", List).For(SchoolEndpoints.Readers);
        classes.MapPut("/{id:guid}", Enter).For(Roles.Operator, Roles.SchoolOffice);
    }

    /// <summary>GET /directory/v1/classes?schoolId=</summary>
    private static async Task<Results<NotFound, Ok<IReadOnlyList<ClassShown>>>> List(
        Guid schoolId,
        [AsParameters] Cut cut,
        RollReach reach,
        DirectoryDb db,
        HttpContext http
    ) =>
        await reach.ReadsAsync(schoolId, http.RequestAborted)
            ? await db
                .Classes.AsNoTracking()
                .Where(one => one.SchoolId == schoolId)
                .PageAsync(one => one.Id, one => ClassShown.Of(one), cut, http)
            : TypedResults.NotFound();

    /// <summary>PUT /directory/v1/classes/{id} — the school's office or an operator; a class never changes its school.</summary>
    private static async Task<IResult> Enter(
        Guid id,
        ClassBody body,
        SchoolRoll roll,
        RollReach reach,
        DirectoryDb db,
        RollBook book,
        HttpContext http
    )
    {
        var ct = http.RequestAborted;
        // Whoever heads a class reads its children: somebody of another school would.
        if (
            body.ClassTeacherAccountId is { } teacher
            && await reach.KeepsAsync(body.SchoolId, ct)
            && !await db.Posts.AnyAsync(
                post => post.AccountId == teacher && post.SchoolId == body.SchoolId && post.IsActive,
                ct
            )
        )
            return Problems.Invalid("/classTeacherAccountId", "Somebody who has a post at this school.");
        return await roll.PutAsync<SchoolClass, ClassRecorded, ClassBody>(
            new SchoolClass { Id = id, SchoolId = body.SchoolId },
            body,
            one =>
                (one.Grade, one.Name, one.ClassTeacherAccountId) = (body.Grade, body.Name, body.ClassTeacherAccountId),
            http,
            known => MovePupilsAsync(known, body.Grade, db, book, ct)
        );
    }

    // Pupils are told with their grade, so a class that moves up takes them with it; saved only if the class's change is.
    private static async Task MovePupilsAsync(
        SchoolClass known,
        int grade,
        DirectoryDb db,
        RollBook book,
        CancellationToken ct
    )
    {
        if (known.Grade == grade)
            return;
        var pupils = await db.Pupils.Where(pupil => pupil.ClassId == known.Id && pupil.OnRoll).ToListAsync(ct);
        foreach (var pupil in pupils)
            book.Tell<Pupils.Pupil, PupilRecorded>(pupil, one => one.Grade = grade);
    }
}
